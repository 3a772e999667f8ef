/**
 * A leaf scroll as Jepara carves it: one stem curling in on itself, leaves opening along its back and at
 * its foot. The only ornament of the house. It stands beside the name, once on a screen, and nowhere else.
 */
export function Ornament() {
  return (
    <svg
      width="38"
      height="38"
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
    >
      <path
        stroke-width="2.8"
        stroke-linecap="round"
        d="M8.5 44C8 30 11 15 23.5 10.5 33.5 7 43.5 13 43.3 23.5 43.1 32 35.5 37.2 28.3 34.7 22 32.5 20.2 25.5 24.3 22 28 18.9 33.2 21.3 32.7 25.6"
      />
      <g fill="currentColor" stroke="none">
        <circle cx="31.4" cy="25.7" r="2.8" />
        <path d="M23.5 10.5C22 5 16.5 2.3 11 4 14.8 5.8 14.7 10.5 17.7 13.600z" />
        <path d="M14.5 16.5C11.5 12 6.5 11.5 3 14.5 6.8 15.5 7.2 20.3 11 22.500z" />
        <path d="M10.5 25C7.5 22.5 4 23 1.5 26 5 26.3 5.5 30.5 9 31.500z" />
        <path d="M8.8 42.5C8.6 34 12.5 30 18 31.5 15.5 33.5 19 37 23.5 37.5 20.5 41.5 13.5 43.5 8.8 42.500z" />
      </g>
    </svg>
  )
}
