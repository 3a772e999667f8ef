import type { ChangeStatus } from '../changes/index.ts'
import type { Bilingual } from '../instrument/index.ts'
import type { TicketStatus } from './ticket-workflow.ts'

/** What a citizen reads: where it stands, and what comes next. No office jargon, no promise of aid. */
export interface StatusSentence {
  readonly title: Bilingual
  readonly text: Bilingual
}

export const ticketSentences: Readonly<Record<TicketStatus, StatusSentence>> = {
  received: {
    title: { id: 'Laporan diterima', en: 'Report received' },
    text: {
      id: 'Laporan Anda sudah masuk. Petugas memeriksanya paling lama 3 hari kerja.',
      en: 'Your report has arrived. An officer looks at it within 3 working days.',
    },
  },
  information_needed: {
    title: { id: 'Kami perlu keterangan tambahan', en: 'We need to know more' },
    text: {
      id: 'Ada yang perlu Anda lengkapi. Baca pertanyaannya di bawah, lalu jawab di sini atau di balai desa.',
      en: 'Something is missing. Read the question below and answer here or at the village office.',
    },
  },
  linked: {
    title: { id: 'Laporan sudah dicocokkan', en: 'Report matched' },
    text: {
      id: 'Petugas sudah mencocokkan laporan dengan data keluarga. Tindak lanjut dimulai paling lama 5 hari kerja.',
      en: 'An officer matched the report with the family. Follow-up begins within 5 working days.',
    },
  },
  under_way: {
    title: { id: 'Sedang ditindaklanjuti', en: 'Being followed up' },
    text: {
      id: 'Laporan Anda sedang dikerjakan. Langkah yang sedang berjalan tertulis di bawah.',
      en: 'Your report is being worked on. The present step is written below.',
    },
  },
  answered: {
    title: { id: 'Sudah dijawab', en: 'Answered' },
    text: {
      id: 'Jawabannya tertulis di bawah, dengan alasannya. Apakah sudah beres? Beri tahu kami di bawah. Tidak setuju? Petugas lain dapat memeriksanya.',
      en: 'The answer is below, with its reason. Is it settled? Tell us below. You do not agree? Another officer can look at it.',
    },
  },
  reopened: {
    title: { id: 'Diperiksa kembali', en: 'Looked at again' },
    text: {
      id: 'Laporan ini belum beres. Petugas mengerjakannya kembali.',
      en: 'This report is not settled. An officer works on it again.',
    },
  },
  appealed: {
    title: { id: 'Diperiksa petugas lain', en: 'Looked at by another person' },
    text: {
      id: 'Keberatan Anda diperiksa petugas yang tidak ikut menjawab laporan ini. Jawabannya paling lama 10 hari kerja.',
      en: 'Your appeal is looked at by an officer who had no part in the answer. They answer within 10 working days.',
    },
  },
  appeal_answered: {
    title: { id: 'Keberatan sudah dijawab', en: 'Appeal answered' },
    text: {
      id: 'Petugas lain sudah memeriksa dan menjawab; alasannya tertulis di bawah. Masih tidak setuju? Anda dapat mengadu ke Ombudsman RI, telepon 137, gratis.',
      en: 'Another officer has looked at it and answered; the reason is below. Still not agreed? You can turn to the Ombudsman of Indonesia, telephone 137, free of charge.',
    },
  },
  closed: {
    title: { id: 'Selesai', en: 'Closed' },
    text: {
      id: 'Laporan ini sudah selesai. Bila keadaan berubah lagi, buat laporan baru.',
      en: 'This report is finished. If things change again, make a new report.',
    },
  },
  withdrawn: {
    title: { id: 'Dibatalkan oleh pelapor', en: 'Withdrawn by you' },
    text: {
      id: 'Anda membatalkan laporan ini. Tidak ada data yang berubah karenanya.',
      en: 'You withdrew this report. It changed no data.',
    },
  },
  duplicate: {
    title: { id: 'Sudah pernah dilaporkan', en: 'Reported before' },
    text: {
      id: 'Hal yang sama sudah ada di laporan lain. Ikuti perkembangannya di sana; alasannya tertulis di bawah.',
      en: 'The same matter is in another report. Follow it there; the reason is written below.',
    },
  },
  out_of_authority: {
    title: { id: 'Bukan wewenang kami', en: 'Not ours to decide' },
    text: {
      id: 'Hal ini ditangani kantor lain. Ke mana Anda dapat pergi tertulis di bawah.',
      en: 'Another office decides this. Where to go is written below.',
    },
  },
}

/** Written beside a ticket that the clock closes: nobody answered whether it is settled. */
export const silenceSentence: Bilingual = {
  id: 'Laporan ditutup karena sampai batas waktunya tidak ada kabar bahwa ini belum beres. Bila masih tidak setuju, petugas lain dapat memeriksanya.',
  en: 'The report is closed, since nobody said in time that it is not settled. If you still disagree, another officer can look at it.',
}

/** The step of a change, for the ticket that opened it. */
export const changeSentences: Readonly<Record<ChangeStatus, StatusSentence>> = {
  village_review: {
    title: { id: 'Diperiksa desa', en: 'With the village' },
    text: {
      id: 'Operator desa memeriksa laporan Anda dan menyiapkannya untuk musyawarah desa.',
      en: 'The village operator checks your report and prepares it for the village meeting.',
    },
  },
  on_agenda: {
    title: { id: 'Menunggu musyawarah desa', en: 'Waiting for the village meeting' },
    text: {
      id: 'Laporan Anda masuk acara musyawarah desa berikutnya.',
      en: 'Your report is on the agenda of the next village meeting.',
    },
  },
  completeness_check: {
    title: { id: 'Berkas diperiksa Dinsos', en: 'Papers checked by the Social Agency' },
    text: {
      id: 'Dinas Sosial memeriksa apakah keterangannya lengkap, paling lama 3 hari kerja.',
      en: 'The Social Agency checks whether everything is there, within 3 working days.',
    },
  },
  field_verification: {
    title: { id: 'Menunggu kunjungan pendamping', en: 'Waiting for a home visit' },
    text: {
      id: 'Pendamping akan datang ke rumah dan mencatat keadaan sebenarnya. Kunjungan tidak dipungut biaya.',
      en: 'A facilitator will visit the home and record how things are. The visit is free.',
    },
  },
  verification: {
    title: { id: 'Diperiksa petugas kedua', en: 'Checked by a second officer' },
    text: {
      id: 'Petugas Dinas Sosial lain memeriksa hasilnya.',
      en: 'Another officer of the Social Agency checks the result.',
    },
  },
  verified: {
    title: { id: 'Sudah benar, menunggu pengesahan', en: 'Found correct, waiting to be ratified' },
    text: {
      id: 'Hasil pemeriksaan benar. Pengesahan kabupaten dilakukan sebulan sekali.',
      en: 'The check bore it out. The regency ratifies once a month.',
    },
  },
  in_batch: {
    title: { id: 'Menunggu tanda tangan kabupaten', en: "Waiting for the regency's signature" },
    text: {
      id: 'Perubahan ini ada dalam berkas bulan ini yang akan ditandatangani.',
      en: "This change is in this month's file, about to be signed.",
    },
  },
  ratified: {
    title: { id: 'Disahkan kabupaten, belum masuk DTSEN', en: 'Ratified by the regency, not yet in DTSEN' },
    text: {
      id: 'Data Anda sudah diperbarui di kabupaten. Berikutnya dikirim ke Kementerian Sosial.',
      en: 'Your data are updated in the regency. Next they go to the Ministry of Social Affairs.',
    },
  },
  sent: {
    title: { id: 'Dikirim ke Kementerian Sosial', en: 'Sent to the Ministry of Social Affairs' },
    text: {
      id: 'Kabupaten sudah mengirim perubahan ini dan menunggu jawaban kementerian.',
      en: "The regency sent this change and waits for the ministry's answer.",
    },
  },
  ministry_accepted: {
    title: { id: 'Diterima kementerian', en: 'Accepted by the ministry' },
    text: {
      id: 'Kementerian menerima perubahan ini. Pemeringkatan baru oleh BPS memerlukan waktu sampai sekitar 3 bulan.',
      en: 'The ministry accepted this change. A new ranking by BPS takes up to about 3 months.',
    },
  },
  ministry_returned: {
    title: { id: 'Dikembalikan kementerian', en: 'Returned by the ministry' },
    text: {
      id: 'Kementerian minta perbaikan. Alasannya tertulis di bawah; petugas kabupaten memperbaikinya.',
      en: 'The ministry asks for a correction. The reason is below; the regency corrects it.',
    },
  },
  ranked: {
    title: { id: 'Tercatat di DTSEN', en: 'Recorded in DTSEN' },
    text: {
      id: 'Perubahan ini sudah masuk DTSEN dan dipakai dalam pemeringkatan. Terdaftar belum tentu menerima bantuan.',
      en: 'This change is in DTSEN and used for the ranking. Being listed does not yet mean receiving aid.',
    },
  },
  returned: {
    title: { id: 'Dikembalikan untuk dilengkapi', en: 'Sent back to be completed' },
    text: {
      id: 'Ada yang harus dilengkapi petugas. Anda dihubungi bila ada yang ditanyakan.',
      en: 'An officer has to complete something. You will hear from us if we need to ask you.',
    },
  },
  rejected: {
    title: { id: 'Tidak disetujui', en: 'Not agreed' },
    text: {
      id: 'Perubahan ini tidak disetujui. Alasan dan cara mengajukan keberatan tertulis di bawah.',
      en: 'This change was not agreed. The reason and the way to contest it are written below.',
    },
  },
  withdrawn: {
    title: { id: 'Ditarik kembali', en: 'Withdrawn' },
    text: {
      id: 'Perubahan ini ditarik kembali. Data keluarga tetap seperti semula.',
      en: "This change was withdrawn. The family's data stay as they were.",
    },
  },
}

/**
 * The one answer to whoever asks about a family without possession: found, not found, wrong code, locked and
 * no phone read the same, so that the page tells nobody whether a family is in the register.
 */
export const uniformAnswer: Bilingual = {
  id: 'Bila data cocok, hasilnya dapat Anda lihat dengan kode pada slip kunjungan, atau ambil sendiri di balai desa dengan KTP. Sementara itu, status bantuan dapat dicek di cekbansos.kemensos.go.id.',
  en: "If the data match, you can see the result with the code on the visit slip, or collect it yourself at the village office with your identity card. Meanwhile aid status can be checked at the ministry's cekbansos.kemensos.go.id.",
}

/**
 * The uniform answer with the ticket's own date for collecting in person.
 *
 * @param collectFrom day, `YYYY-MM-DD`
 */
export function answerToStatusRequest(collectFrom: string): Bilingual {
  const day = (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(collectFrom))
  return {
    id: `${uniformAnswer.id} Jawaban tertulis dapat diambil di balai desa mulai ${day('id-ID')}.`,
    en: `${uniformAnswer.en} A written answer can be collected at the village office from ${day('en-GB')}.`,
  }
}
