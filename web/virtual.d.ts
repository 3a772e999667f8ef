/** Values that the build puts in place; see `build/`. */

/** In `field/worker.ts`: the addresses of everything the app needs to start without signal. */
declare const __PRECACHE__: readonly string[]
/** In `field/worker.ts`: changes whenever any of those files changes. */
declare const __BUILD__: string

/** In `portal/render.tsx`: the hashed addresses of the portal's style sheet and script. */
declare module 'virtual:portal-assets' {
  export const css: readonly string[]
  export const js: readonly string[]
}
