import { Ornament } from '../marks/Ornament.tsx'

/** The name of the house with its one ornament. */
export function Brand({ href, name, place }: { href: string; name: string; place?: string | undefined }) {
  return (
    <a class="t-brand" href={href}>
      <Ornament />
      <span>
        <b>{name}</b>
        {place && <small>{place}</small>}
      </span>
    </a>
  )
}
