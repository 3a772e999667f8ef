import type { Question } from '../instrument.ts'
import { is, questionsOf } from './phrasing.ts'

const found = is('familyFinding', 'found')

/** Photos, and what respondent and facilitator put their names to. None of the 39. */
export const closingQuestions: readonly Question[] = [
  ...questionsOf('photos', 'family', [
    {
      key: 'photoFront',
      type: 'photo',
      official: ['foto tampak depan'],
      fasih: 'r21a',
      label: ['Foto rumah tampak depan', 'Photo of the front'],
      help: [
        'Seluruh muka rumah dengan atapnya, dari jalan. Usahakan tidak ada orang di dalam foto.',
        'The whole front with the roof, from the road. Try to have no people in it.',
      ],
      recordedIn: 'visit',
    },
    {
      key: 'photoInside',
      type: 'photo',
      official: ['foto ruang tamu/dalam'],
      fasih: 'r21b',
      label: ['Foto bagian dalam rumah', 'Photo of the inside'],
      help: [
        'Minta izin dulu. Lantai dan dinding harus terlihat; jangan memotret orang, kaligrafi pribadi, atau dokumen.',
        'Ask leave first. Floor and walls must be visible; no people, private things or papers.',
      ],
      script: [
        'Bolehkah saya memotret ruangan ini? Foto hanya dipakai untuk memeriksa data rumah.',
        'May I take a picture of this room? It is used only to check the data about the house.',
      ],
      sensitivity: 'specific',
      recordedIn: 'visit',
    },
    {
      key: 'photoBathroom',
      type: 'photo',
      official: ['foto kamar mandi'],
      fasih: 'r21c',
      label: ['Foto kamar mandi', 'Photo of the bathroom'],
      help: [
        'Hanya bila keluarga mengizinkan dan kamar mandi kosong.',
        'Only when the family agrees and the bathroom is empty.',
      ],
      required: false,
      optionGroup: 'bathroomPhoto',
      sensitivity: 'specific',
      recordedIn: 'visit',
    },
    {
      key: 'photoFamilyCard',
      type: 'photo',
      official: ['foto KK'],
      label: ['Foto Kartu Keluarga', 'Photo of the family card'],
      help: [
        'Seluruh kartu, terbaca, tanpa pantulan cahaya. Kartunya langsung dikembalikan.',
        'The whole card, legible, without glare. Hand it back at once.',
      ],
      optionGroup: 'cardPhoto',
      sensitivity: 'identity',
      recordedIn: 'visit',
    },
  ]),
  ...questionsOf('closing', 'family', [
    {
      key: 'respondentName',
      type: 'text',
      maxLength: 100,
      official: ['nama responden'],
      label: ['Nama yang diwawancarai', 'Name of the person interviewed'],
      help: [
        'Orang dewasa yang paling tahu tentang keluarga ini, tidak harus kepala keluarga.',
        'The adult who knows most about the family, not necessarily the head.',
      ],
      relevant: found,
      mustBeKnown: true,
      sensitivity: 'identity',
      recordedIn: 'visit',
    },
    {
      key: 'respondentAttests',
      type: 'yesNo',
      official: ['pernyataan responden'],
      label: ['Pernyataan responden', 'Respondent’s statement'],
      help: [
        'Bacakan kembali jawaban penting, lalu bacakan pernyataan ini. Jangan memaksa; bila menolak, pilih "Tidak" dan tulis alasannya.',
        'Read the important answers back, then read this statement. Do not press; if declined, choose "No" and write why.',
      ],
      script: [
        'Saya menyatakan bahwa keterangan yang saya berikan sesuai dengan keadaan yang sebenarnya. Setujukah Bapak/Ibu?',
        'I declare that what I have told is as things really are. Do you agree?',
      ],
      relevant: found,
      mustBeKnown: true,
      recordedIn: 'visit',
    },
    {
      key: 'officerNotes',
      type: 'text',
      maxLength: 1_000,
      official: ['catatan'],
      fasih: 'Blok V',
      label: ['Catatan petugas', 'Facilitator’s notes'],
      help: [
        'Hal yang perlu diketahui pemeriksa. Jangan menulis NIK, penyakit, atau dugaan tentang orang lain.',
        'What the reviewer should know. No NIK, no illness, no guesses about other people.',
      ],
      required: false,
      recordedIn: 'visit',
    },
  ]),
]
