/** How the browser asks the office: one function, one hook, one frame for the answer. */
export { Answered } from './Answered.tsx'
export { type Asked, addressOf, ask, whenSessionEnds } from './ask.ts'
export { SignIn } from './SignIn.tsx'
export { type Asking, useAsk } from './useAsk.ts'
