import '../kit/tanggap.css'
import './field.css'
import { render } from 'preact'
import { App } from './App.tsx'

document.documentElement.dataset.temperament = 'field'
render(<App />, document.body)
