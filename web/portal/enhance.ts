import './portal.css'
import { shrinkPhotos } from './enhance/photo.ts'
import { solveChallenges } from './enhance/proof.ts'
import { recordVoices } from './enhance/voice.ts'

/** The little that script adds: print, lighter photos, a recorder, and forms that are not sent twice by an impatient thumb. */
document.documentElement.classList.add('p-scripted')

for (const button of document.querySelectorAll('.p-print')) button.addEventListener('click', () => print())

for (const form of document.querySelectorAll('form'))
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    // A page that never came back (2G) may be sent again; the server knows it has it already.
    setTimeout(() => delete form.dataset.sent, 15_000)
  })

// Coming back by the back button, a page may be the one that was left: its forms are open again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent
})

shrinkPhotos()
recordVoices()
void solveChallenges()
