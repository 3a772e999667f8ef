import { config } from 'zod/v4/core'

// The page's policy forbids code made from text. A schema would try it when it is built, and every page would begin
// with a violation: so an app imports this before anything that holds a schema.
config({ jitless: true })
