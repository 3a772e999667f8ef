import {
  AppShell,
  Button,
  DemoBadge,
  DigitsField,
  FieldShell,
  Form,
  Icon,
  LanguageSwitch,
  PageHeader,
  PortalShell,
  RadioGroup,
  Select,
  Stat,
  StatusChip,
} from '../index.ts'

const stay = () => '#'

export function PortalFrame() {
  return (
    <PortalShell
      name="Jepara Tanggap"
      place="Kabupaten Jepara"
      homeHref="#"
      backHref="#"
      demoBadge={<DemoBadge>Contoh, semua nama rekaan</DemoBadge>}
      languageSwitch={<LanguageSwitch href={stay} />}
      footer={<p>Dinas Sosial Kabupaten Jepara · Buka Senin sampai Jumat, pukul 08.00 sampai 15.00 WIB.</p>}
    >
      <Form actions={<Button kind="primary">Lihat keluarga saya</Button>} onSubmit={() => undefined}>
        <DigitsField
          name="nik"
          question
          label="Berapa NIK Anda?"
          hint="16 angka di bagian atas KTP. Kami memakainya hanya untuk menemukan keluarga Anda."
        />
        <DigitsField
          name="kode"
          label="Kode pada slip"
          alphabet="code"
          length={10}
          group={5}
          hint="Ditinggalkan petugas di rumah Anda."
        />
      </Form>
    </PortalShell>
  )
}

export function FieldFrame() {
  return (
    <FieldShell
      title="Keluarga Warsito"
      subtitle="Perumahan · 4 dari 12"
      onBack={() => undefined}
      aside={
        <Button icon="menu" iconOnly>
          Menu
        </Button>
      }
      saved={
        <>
          <Icon name="check" />
          Tersimpan di ponsel · 3 menunggu kirim
        </>
      }
      actions={
        <>
          <Button>Sebelumnya</Button>
          <Button kind="primary">Berikutnya</Button>
        </>
      }
    >
      <RadioGroup
        name="lantai"
        label="Jenis lantai terluas"
        hint="DTSEN mencatat: Keramik"
        value="earth"
        choices={[
          { value: 'tile', label: 'Keramik atau marmer' },
          { value: 'cement', label: 'Semen atau bata merah' },
          { value: 'wood', label: 'Kayu atau papan' },
          { value: 'earth', label: 'Tanah' },
          { value: 'other', label: 'Lainnya' },
        ]}
      />
    </FieldShell>
  )
}

export function OfficeFrame() {
  return (
    <AppShell
      name="Tanggap"
      place="Kabupaten Jepara"
      homeHref="#"
      demoBadge={<DemoBadge>Contoh, semua nama rekaan</DemoBadge>}
      officeSwitcher={
        <Select
          name="jabatan"
          label="Jabatan"
          placeholder={false}
          options={[{ value: '1', label: 'Penyelia, Kecamatan Tahunan' }]}
          value="1"
        />
      }
      account={
        <div class="t-row t-row-end">
          <span>Sari Wulandari</span>
          <Button icon="logout">Keluar</Button>
        </div>
      }
      languageSwitch={<LanguageSwitch href={stay} />}
      nav={[
        {
          items: [
            { href: '#1', label: 'Hari ini', icon: 'house' },
            { href: '#2', label: 'Kunjungan', icon: 'check', count: 42, current: true },
            { href: '#3', label: 'Usulan', icon: 'stairs', count: 7 },
            { href: '#4', label: 'Musyawarah', icon: 'meeting' },
          ],
        },
        {
          heading: 'Bulan ini',
          items: [
            { href: '#5', label: 'Pengesahan', icon: 'seal' },
            { href: '#6', label: 'Laporan', icon: 'chart' },
          ],
        },
      ]}
    >
      <PageHeader
        title="Keluarga Warsito"
        crumbs={[
          { label: 'Kunjungan', href: '#' },
          { label: 'Desa Tahunan', href: '#' },
          { label: 'Keluarga Warsito' },
        ]}
        status={<StatusChip tone="waiting">Menunggu Anda</StatusChip>}
        lead="Dikunjungi Budi Santoso, 3 Maret 2025 pukul 14.30 WIB. Tiga isian berbeda dari DTSEN."
        actions={
          <>
            <Button icon="undo">Kembalikan</Button>
            <Button kind="primary" icon="check">
              Setujui
            </Button>
          </>
        }
      />
      <div class="t-stats">
        <Stat label="Menunggu Anda" value="42" detail="7 lewat tenggat" href="#" />
        <Stat label="Disetujui minggu ini" value="128" />
      </div>
    </AppShell>
  )
}
