import '../kit/client/without-eval.ts'
import '../kit/tanggap.css'
import './field.css'
import { render } from 'preact'
import { App } from './App.tsx'
import { listenForInstallOffer } from './install.ts'

document.documentElement.dataset.temperament = 'field'
listenForInstallOffer()
render(<App />, document.body)
