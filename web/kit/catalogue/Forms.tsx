import { useState } from 'preact/hooks'
import {
  Button,
  CheckboxGroup,
  DateField,
  DigitsField,
  FileField,
  Form,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../index.ts'
import { Section } from './Section.tsx'

const floors = [
  { value: 'tile', label: 'Keramik atau marmer' },
  { value: 'cement', label: 'Semen atau bata merah' },
  { value: 'wood', label: 'Kayu atau papan' },
  { value: 'earth', label: 'Tanah', hint: 'Termasuk tanah yang dipadatkan' },
]

export function Forms() {
  const [nik, setNik] = useState('339901120385')
  const [floor, setFloor] = useState<string | undefined>('earth')
  const [assets, setAssets] = useState<readonly string[]>(['fridge'])
  return (
    <>
      <Section title="Formulir dengan kesalahan">
        <Form
          errors={[
            { field: 'salah-nik', message: 'NIK terdiri dari 16 angka. Yang diketik 15 angka.' },
            { field: 'salah-lantai', message: 'Pilih jenis lantai terluas.' },
          ]}
          actions={
            <>
              <Button kind="primary" type="submit">
                Lanjut
              </Button>
              <Button kind="quiet">Simpan dulu</Button>
            </>
          }
          onSubmit={() => undefined}
        >
          <DigitsField
            name="salah-nik"
            label="NIK kepala keluarga"
            hint="16 angka di bagian atas KTP."
            value="339901120385000"
            error="NIK terdiri dari 16 angka. Yang diketik 15 angka."
          />
          <RadioGroup
            name="salah-lantai"
            label="Jenis lantai terluas"
            choices={floors.slice(0, 2)}
            error="Pilih jenis lantai terluas."
          />
        </Form>
      </Section>
      <Section title="Satu pertanyaan satu halaman">
        <Form actions={<Button kind="primary">Lanjut</Button>} onSubmit={() => undefined}>
          <RadioGroup
            name="apa"
            question
            label="Apa yang berubah dalam keluarga Anda?"
            hint="Pilih satu. Perubahan lain dapat Anda laporkan sesudahnya."
            choices={[
              { value: 'death', label: 'Ada yang meninggal' },
              { value: 'move', label: 'Kami pindah rumah' },
              {
                value: 'income',
                label: 'Penghasilan kami berubah',
                hint: 'Naik atau turun, tetap kami catat',
              },
            ]}
          />
        </Form>
      </Section>
      <Section title="Isian">
        <Form onSubmit={() => undefined}>
          <TextField name="nama" label="Nama lengkap" value="Warsito" />
          <TextField name="dukuh" label="Dukuh" optional width="m" />
          <DigitsField
            name="nik"
            label="NIK"
            value={nik}
            onInput={setNik}
            hint="Diketik berkelompok empat angka."
          />
          <DigitsField
            name="kode"
            label="Kode pada slip"
            alphabet="code"
            length={10}
            group={5}
            value="K7M2Q"
          />
          <NumberField name="luas" label="Luas lantai" unit="m²" decimal value="42,5" />
          <NumberField name="bayar" label="Pengeluaran sebulan" prefix="Rp" width="m" optional />
          <DateField name="tanggal" label="Tanggal meninggal" />
          <Select
            name="desa"
            label="Desa"
            options={[
              { value: '1', label: 'Tahunan' },
              { value: '2', label: 'Senenan' },
            ]}
          />
          <TextArea
            name="catatan"
            label="Catatan"
            limit={200}
            value="Rumah di belakang balai desa."
            optional
          />
          <TextField name="terkunci" label="Nomor kasus" value="GC-2025-00412" readOnly />
          <TextField name="mati" label="Tidak dapat diisi sekarang" value="Menunggu desa" disabled />
          <FileField name="berkas" label="Berkas DTSEN" hint="CSV, paling besar 200 MB." accept=".csv" />
        </Form>
      </Section>
      <Section title="Pilihan">
        <Form onSubmit={() => undefined}>
          <RadioGroup
            name="lantai"
            label="Jenis lantai terluas"
            choices={floors}
            value={floor}
            onInput={setFloor}
          />
          <RadioGroup
            name="sesuai"
            label="Sesuai kondisi lapangan?"
            columns
            choices={[
              { value: 'yes', label: 'Ya' },
              { value: 'no', label: 'Tidak' },
              { value: 'unknown', label: 'Tidak tahu', disabled: true },
            ]}
          />
          <CheckboxGroup
            name="aset"
            label="Yang dimiliki keluarga"
            columns
            choices={[
              { value: 'fridge', label: 'Lemari es' },
              { value: 'bike', label: 'Sepeda motor' },
              { value: 'gold', label: 'Emas 10 gram atau lebih' },
            ]}
            values={assets}
            onInput={setAssets}
          />
        </Form>
      </Section>
    </>
  )
}
