/** Jepara Tanggap: proof by possession, what a citizen reports and asks, and the desk behind it. */
export { type Binding, bindSlip, type SlipVia } from './bind-slip.ts'
export { printSlips } from './print-slips.ts'
