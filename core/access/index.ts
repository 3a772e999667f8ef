export { type Action, actions, mayDo, policy } from './policy.ts'
export { type Breadth, breadthOf, needsSecondFactor, type Role, roles, roleTitles } from './roles.ts'
