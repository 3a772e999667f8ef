import './portal.css'

/** The little that script adds: a print button, and forms that are not sent twice by an impatient thumb. */
document.documentElement.classList.add('p-scripted')

for (const button of document.querySelectorAll('.p-print')) button.addEventListener('click', () => print())

for (const form of document.querySelectorAll('form'))
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    // A page that never came back (2G) may be sent again; the server knows it has it already.
    setTimeout(() => delete form.dataset.sent, 15_000)
  })
