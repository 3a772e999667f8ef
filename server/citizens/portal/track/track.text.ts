/** What is wrong with a number or PIN as typed; tells nothing of any ticket. */
export const numberTrouble = {
  'ticket.number-format': {
    id: 'Nomor tiket ditulis seperti JT-7K3M-92QF-X. Periksa kembali.',
    en: 'A ticket number looks like JT-7K3M-92QF-X. Check it again.',
  },
  'ticket.number-typo': {
    id: 'Ada huruf atau angka nomor tiket yang salah ketik atau tertukar. Cocokkan dengan catatan Anda.',
    en: 'A letter or digit of the ticket number is mistyped or exchanged. Compare it with your note.',
  },
} as const

export const pinTrouble = {
  id: 'PIN terdiri dari 6 angka.',
  en: 'A PIN has 6 digits.',
}
