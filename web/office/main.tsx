import '../kit/client/without-eval.ts'
import '../kit/tanggap.css'
import { render } from 'preact'
import { App } from './App.tsx'

document.documentElement.dataset.temperament = 'office'
render(<App />, document.body)
