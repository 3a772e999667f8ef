import { useKitText } from '../locale.tsx'

/** The first thing the Tab key reaches. Leads to the `main` element, whose id is `isi`. */
export function SkipLink() {
  return (
    <a class="t-skip" href="#isi">
      {useKitText().skip}
    </a>
  )
}
