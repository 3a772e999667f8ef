import type { everyoneText } from './everyone.text.ts'
import type { portalText } from './portal.text.ts'

/**
 * Javanese (krama), as far as it is translated: whatever is not here is said in Indonesian. Asked for by
 * `?bahasa=jv`; it stands in no menu until a speaker of Jepara has read all of it.
 */
export const portalJavanese: Partial<ReturnType<typeof portalText>> = {
  homeTitle: 'Kulawarga panjenengan lan bantuan sosial',
  homeLead: 'Mriksani data kulawarga panjenengan, lan nglapor menawi kawontenan sampun ewah.',
  goStatus: 'Priksa status kulawarga kula',
  goReport: 'Nglapor ewah-ewahan',
  goTrack: 'Mriksa laporan kula',
  whoTitle: 'Sinten ingkang mutusaken?',
  noSlipTitle: 'Mboten gadhah slip?',
  tryAgain: 'Cobi malih',
  leave: 'Medal',
  print: 'Cithak',
}

export const everyoneJavanese: Partial<ReturnType<typeof everyoneText>> = {
  channelsTitle: 'Dhateng pundi kedah nyuwun pirsa?',
}
