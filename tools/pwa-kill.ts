/** `npm run test:pwa-kill`: the story of the killed browser, with as many kills as convince; `npm test` makes a few. */
process.env.TANGGAP_KILLS ??= '25'
process.argv.splice(2, 0, 'journeys/pwa-kill')
await import('./test.ts')
