import { useState } from 'preact/hooks'
import {
  Button,
  ConfirmDialog,
  createToaster,
  Dialog,
  DocumentLink,
  LinkButton,
  StatusChip,
  Toasts,
  type Tone,
} from '../index.ts'
import { Section } from './Section.tsx'

const toaster = createToaster()

const statuses: readonly [Tone, string][] = [
  ['neutral', 'Konsep'],
  ['waiting', 'Menunggu desa'],
  ['moving', 'Sedang diperiksa'],
  ['good', 'Disahkan kabupaten'],
  ['bad', 'Tidak dapat dilanjutkan'],
  ['attention', 'Perlu diperbaiki'],
]

export function Actions() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | undefined>()
  return (
    <>
      <Section title="Tombol">
        <div class="t-row">
          <Button kind="primary" icon="check">
            Setujui kunjungan
          </Button>
          <Button icon="undo">Kembalikan</Button>
          <Button kind="quiet">Lewati</Button>
          <Button kind="danger">Batalkan gelombang</Button>
          <LinkButton href="#" icon="arrow-right">
            Buka antrean
          </LinkButton>
        </div>
        <div class="t-row">
          <Button kind="primary" busy>
            Menyimpan
          </Button>
          <Button kind="primary" disabled>
            Belum lengkap
          </Button>
          <Button icon="cross" iconOnly>
            Tutup
          </Button>
        </div>
        <Button kind="primary" wide>
          Selesaikan kunjungan
        </Button>
      </Section>
      <Section title="Status">
        <div class="t-row">
          {statuses.map(([tone, word]) => (
            <StatusChip key={tone} tone={tone}>
              {word}
            </StatusChip>
          ))}
        </div>
      </Section>
      <Section title="Dialog, akibat yang disebut, dan urungkan">
        <div class="t-row">
          <Button onClick={() => setOpen('dialog')}>Buka dialog</Button>
          <Button onClick={() => setOpen('confirm')}>Sahkan kumpulan</Button>
          <Button
            onClick={() => toaster.show({ message: '3 keluarga dipindah ke Sari.', undo: () => undefined })}
          >
            Pindahkan 3 keluarga
          </Button>
        </div>
        <Dialog
          open={open === 'dialog'}
          onClose={() => setOpen(undefined)}
          title="Keluarga Warsito"
          footer={<Button onClick={() => setOpen(undefined)}>Selesai</Button>}
        >
          <p>RT 03 RW 01, Desa Tahunan. Empat anggota. Kunjungan terakhir 3 Maret 2025.</p>
        </Dialog>
        <ConfirmDialog
          open={open === 'confirm'}
          danger
          title="Sahkan kumpulan Maret 2025?"
          consequence="42 usulan akan mengubah daftar keluarga dan tidak dapat ditarik. Kementerian menerima berkasnya setelah berita acara ditandatangani."
          confirmLabel="Sahkan 42 usulan"
          reason={{ label: 'Catatan pengesahan', hint: 'Dimuat dalam berita acara.' }}
          onConfirm={() => setOpen(undefined)}
          onCancel={() => setOpen(undefined)}
        />
        <Toasts from={toaster} />
      </Section>
      <Section title="Dokumen">
        <div class="t-row">
          <DocumentLink
            href="#"
            title="Berita acara musyawarah desa"
            detail="Nomor 140/07/III/2025 · PDF · 84 kB"
          />
          <DocumentLink href="#" title="Berkas serah terima" detail="CSV · 412 baris · 96 kB" download />
        </div>
      </Section>
    </>
  )
}
