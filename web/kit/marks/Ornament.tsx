/**
 * A leaf scroll as Jepara carves it: one stem curling in on itself, with leaves opening along its back.
 * The only ornament of the house. It stands beside the name, once on a screen, and nowhere else.
 */
export function Ornament() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" fill="none" stroke="currentColor">
      <path
        stroke-width="2.6"
        stroke-linecap="round"
        d="M7 43C7 26 13 12 26 9.500 36 7.600 43 14 42 22.500 41.200 30 34.500 34 28.500 32.200 23 30.500 21.500 24 25.500 21.200 28.700 19 32.600 21.600 31.400 25"
      />
      <path
        fill="currentColor"
        stroke="none"
        d="M25 9.600C22 4 15 3 11.500 5.500 15 7 15.500 12 20 13.500z"
      />
      <path
        fill="currentColor"
        stroke="none"
        d="M14.500 18C10.500 13.500 5 14.500 3 18.500 7 18.500 8 23.500 11.800 24.600z"
      />
      <path
        fill="currentColor"
        stroke="none"
        d="M9.500 31C14 29 18.500 32.500 20 37.500 16 35.500 12 39 8.300 38.500z"
      />
      <path
        fill="currentColor"
        stroke="none"
        d="M28.500 32.200C30 37 27.500 42.500 22.500 44.500 24.500 40 21.500 36.500 23.800 30z"
      />
    </svg>
  )
}
