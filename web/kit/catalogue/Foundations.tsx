import { Icon, iconNames, MaskedNumber, Ornament } from '../index.ts'
import { Section } from './Section.tsx'

const surfaces = ['surface', 'surface-raised', 'surface-sunken', 'surface-hover', 'shell', 'shell-current']
const inks = ['text', 'text-muted', 'accent', 'danger', 'warning', 'success', 'info']
const scale = ['scale-1', 'scale-2', 'scale-3', 'scale-4', 'scale-5', 'scale-6']

/** Colours, letters, spaces, icons, the ornament. */
export function Foundations() {
  return (
    <>
      <Section title="Warna">
        <div class="swatches">
          {surfaces.map((name) => (
            <Swatch key={name} name={name} />
          ))}
          {scale.map((name) => (
            <Swatch key={name} name={name} />
          ))}
        </div>
        <div class="t-grid">
          {inks.map((name) => (
            <p key={name} style={{ color: `var(--${name})` }}>
              <b>{name}</b>: Berkas Anda sedang diperiksa.
            </p>
          ))}
        </div>
      </Section>
      <Section title="Huruf">
        <div class="t-stack-s">
          {['3xl', '2xl', 'xl', 'l', 'm', 's', 'xs'].map((size) => (
            <p key={size} style={{ fontSize: `var(--text-${size})` }}>
              {size} · Keluarga Warsito, Desa Tahunan
            </p>
          ))}
        </div>
        <p>
          Angka sejajar: 1.234.567,5 di atas 9.876.543,0. Angka identitas tidak boleh tertukar:{' '}
          <span class="t-digits">3399 0112 0385 0001</span>, kode <span class="t-digits">I0O1L 8B5S2</span>.
        </p>
        <MaskedNumber label="NIK" tail="0001" reveal={() => Promise.resolve('3399011203850001')} />
      </Section>
      <Section title="Jarak">
        <div class="t-row">
          {[1, 2, 3, 4, 5, 6, 8, 10, 12, 16].map((step) => (
            <span key={step} class="space" style={{ inlineSize: `var(--s-${step})` }} title={`s-${step}`} />
          ))}
        </div>
      </Section>
      <Section title="Ikon">
        <ul class="icons">
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              <small>{name}</small>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Ornamen">
        <div class="ornament">
          <Ornament />
        </div>
        <p class="t-muted">Sulur ukiran Jepara. Hanya di samping nama, sekali di setiap layar.</p>
      </Section>
    </>
  )
}

function Swatch({ name }: { name: string }) {
  return (
    <div class="swatch">
      <i style={{ background: `var(--${name})` }} />
      <small>{name}</small>
    </div>
  )
}
