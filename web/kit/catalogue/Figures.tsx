import { codeOutline } from '@tanggap/core/regions'
import {
  BarChart,
  Compare,
  KeyValue,
  MaskedNumber,
  OutlineMap,
  Photo,
  ProgressBar,
  Stat,
  Steps,
  Timeline,
} from '../index.ts'
import { Section } from './Section.tsx'

/** A house drawn in the catalogue itself: no picture of anybody's home. */
const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#cfdcd6"/><rect y="200" width="400" height="100" fill="#9a7b56"/><path d="M90 140L200 70l110 70v90H90z" fill="#e9d9bd"/><path d="M70 145L200 55l130 90" fill="none" stroke="#7a4b2a" stroke-width="14"/><rect x="180" y="160" width="42" height="70" fill="#7a4b2a"/></svg>',
)}`

const climb = [
  { label: 'Usulan dicatat', state: 'done', detail: '3 Maret 2025' },
  { label: 'Musyawarah desa', state: 'done', detail: '11 Maret 2025' },
  { label: 'Kelengkapan', state: 'done', detail: 'Dinas Sosial' },
  { label: 'Pemeriksaan orang kedua', state: 'current', detail: 'Paling lambat 19 Maret 2025' },
  { label: 'Pengesahan', state: 'waiting' },
  { label: 'Dikirim ke kementerian', state: 'waiting' },
] as const

export function Figures() {
  return (
    <>
      <Section title="Tangga">
        <Steps steps={climb} across />
        <div class="t-grid">
          <div class="t-card">
            <Steps
              steps={[
                { label: 'Laporan Anda kami terima', state: 'done', detail: '3 Maret 2025 pukul 09.12 WIB' },
                { label: 'Kunjungan ke rumah', state: 'skipped', detail: 'Sudah dikunjungi bulan ini' },
                { label: 'Desa memeriksa', state: 'returned', detail: 'Diminta melengkapi surat kematian' },
                { label: 'Dinas Sosial memeriksa', state: 'current', detail: 'Paling lambat 12 Maret 2025' },
                { label: 'Bupati mengesahkan', state: 'waiting' },
              ]}
            />
          </div>
          <Timeline
            label="Riwayat usulan"
            now="2025-03-12T04:00:00Z"
            events={[
              {
                key: '1',
                at: '2025-03-03T02:12:00Z',
                title: 'Usulan dicatat',
                by: 'Sumiyati · Operator Desa Tahunan',
              },
              {
                key: '2',
                at: '2025-03-11T13:30:00Z',
                title: 'Disetujui musyawarah desa',
                by: 'Berita acara 140/07/III/2025',
              },
              {
                key: '3',
                at: '2025-03-12T01:05:00Z',
                title: 'Dinyatakan lengkap',
                by: 'Bagus Prasetya · Dinas Sosial',
                children: <p>Surat kematian cocok dengan nama pada KK.</p>,
              },
            ]}
          />
        </div>
      </Section>
      <Section title="Semula dan menjadi">
        <Compare
          caption="Perubahan pada Keluarga Warsito"
          fromHeading="DTSEN Februari 2025"
          toHeading="Kunjungan 3 Maret 2025"
          differences={[
            { label: 'Jenis lantai terluas', from: 'Keramik', to: 'Tanah', toSource: 'Foto bagian dalam' },
            { label: 'Jumlah anggota', from: '5', to: '4', toSource: 'Surat kematian' },
            { label: 'Sumber air minum', from: undefined, to: 'Sumur terlindung' },
            { label: 'Nomor telepon', from: '0812 0000 1111', to: undefined },
            { label: 'Dinding', from: 'Tembok', to: 'Tembok' },
            { label: 'Atap', from: 'Genteng', to: 'Genteng' },
          ]}
        />
      </Section>
      <Section title="Yang diketahui">
        <div class="t-beside">
          <div class="t-card">
            <KeyValue
              pairs={[
                { label: 'Kepala keluarga', value: 'Warsito' },
                {
                  label: 'NIK',
                  value: (
                    <MaskedNumber
                      label="NIK"
                      tail="0001"
                      reveal={() => Promise.resolve('3399011203850001')}
                    />
                  ),
                },
                { label: 'No. KK', value: <MaskedNumber label="No. KK" tail="7734" /> },
                { label: 'Alamat', value: 'Dukuh Krajan RT 03 RW 01, Desa Tahunan' },
                { label: 'Desil', value: '2', source: 'DTSEN Februari 2025, ditetapkan BPS' },
                { label: 'Telepon', value: undefined },
              ]}
            />
          </div>
          <Photo
            src={picture}
            alt="Rumah Keluarga Warsito tampak depan"
            caption="Tampak depan · 3 Maret 2025 pukul 14.30 WIB"
          />
        </div>
        <div class="t-photos">
          <Photo src={picture} alt="Ruang tamu" caption="Ruang tamu · 3 Maret 2025 pukul 14.34 WIB" />
          <Photo src={undefined} alt="Bagian dalam rumah" caption="Bagian dalam" />
        </div>
      </Section>
      <Section title="Angka">
        <div class="t-stats">
          <Stat label="Menunggu Anda" value="42" detail="7 lewat tenggat" href="#" />
          <Stat label="Dikunjungi minggu ini" value="1.284" detail="3 Maret 2025 pukul 14.30 WIB" />
          <Stat label="Tidak ditemukan" value="3,4 %" detail="rentang 2,9 % sampai 3,9 %" />
        </div>
        <ProgressBar label="Desa Tahunan" target={412} done={260} approved={198} daysLeft={9} />
        <ProgressBar label="Desa Senenan" target={96} done={96} approved={96} daysLeft={0} />
        <ProgressBar label="Desa Langon" target={188} done={40} approved={12} daysLeft={0} />
      </Section>
      <Section title="Grafik batang">
        <div class="t-grid">
          <BarChart
            caption="Temuan per desa"
            bars={[
              { label: 'Tahunan', value: 38, low: 31, high: 46 },
              { label: 'Senenan', value: 21, low: 15, high: 28 },
              { label: 'Langon', value: 9, low: 5, high: 14 },
            ]}
          />
          <BarChart
            caption="Keluarga menurut desil"
            ordered
            bars={['1', '2', '3', '4', '5', '6'].map((decile, index) => ({
              label: `Desil ${decile}`,
              value: [412, 388, 251, 140, 66, 31][index] ?? 0,
            }))}
          />
        </div>
      </Section>
      <Section title="Peta">
        <OutlineMap
          caption="Kunjungan disetujui"
          label="Peta tiga desa rekaan; angkanya sama dengan grafik di atas."
          shapes={[
            { key: 'a', name: 'Tahunan', outline: patch(0), step: 5, says: '80%', label: 'Tahunan 80%' },
            {
              key: 'b',
              name: 'Senenan',
              outline: patch(1),
              step: 2,
              says: '35%',
              label: 'Senenan 35%',
              estimate: true,
            },
            {
              key: 'c',
              name: 'Langon',
              outline: patch(2),
              says: 'tidak ditampilkan',
              label: 'Langon',
              marked: true,
            },
          ]}
          note="Arsir: angkanya tidak ditampilkan. Garis putus-putus: perkiraan. Garis tebal: perlu dilihat."
        />
      </Section>
    </>
  )
}

/** An invented village, the next one to its east. */
function patch(at: number): string {
  const west = 110.6 + at * 0.02
  return codeOutline([
    [
      [
        [west, -6.6],
        [west + 0.02, -6.602],
        [west + 0.02, -6.585],
        [west + 0.01, -6.582],
        [west, -6.586],
      ],
    ],
  ])
}
