import {
  Button,
  EmptyState,
  ErrorState,
  Forbidden,
  LinkButton,
  Loading,
  Notice,
  Offline,
  TooMany,
} from '../index.ts'
import { Section } from './Section.tsx'

export function States() {
  return (
    <>
      <Section title="Pemberitahuan">
        <Notice title="Jabatan: Penyelia Kecamatan Tahunan">Anda melihat 15 desa.</Notice>
        <Notice tone="good" title="Tersimpan di server">
          Kunjungan diterima pukul 14.30 WIB.
        </Notice>
        <Notice
          tone="attention"
          title="Tiga desa belum mengirim"
          action={<LinkButton href="#">Lihat desanya</LinkButton>}
        >
          Batas bulan ini 17 Maret 2025.
        </Notice>
        <Notice tone="bad" title="Belum tersimpan di server karena sinyal terputus">
          Isian Anda aman di ponsel ini dan akan dikirim sendiri.
        </Notice>
      </Section>
      <Section title="Kosong, memuat, terlalu banyak">
        <div class="t-grid">
          <EmptyState
            icon="bell"
            title="Belum ada laporan warga"
            action={<LinkButton href="#">Cetak slip</LinkButton>}
          >
            Laporan masuk dari halaman Jepara Tanggap atau meja desa.
          </EmptyState>
          <div class="t-card">
            <Loading />
          </div>
          <TooMany count={410000} />
        </div>
      </Section>
      <Section title="Gagal, tanpa sinyal, bukan jabatannya">
        <div class="t-grid">
          <ErrorState title="Berkas belum dapat dibaca" code="INTAKE-COLUMNS" onRetry={() => undefined}>
            Kolom "no_kk" tidak ada. Berkas Anda tidak diubah. Unduh contoh, lalu unggah lagi.
          </ErrorState>
          <Offline action={<Button icon="refresh">Coba kirim sekarang</Button>}>
            3 kunjungan tersimpan di ponsel, menunggu kirim.
          </Offline>
          <Forbidden who="Verifikator Dinas Sosial" />
        </div>
      </Section>
    </>
  )
}
