export {
  type AccountActKind,
  type AccountActStatus,
  type AccountDecision,
  type AccountStatus,
  type AccountSubject,
  type AskedAct,
  accountActKinds,
  accountActStatuses,
  accountActWorkflow,
  accountDecisions,
  accountStatuses,
  accountWorkflow,
  fitsRegion,
  needsSecondHand,
} from './account-acts.ts'
export { type Action, actions, mayDo, policy } from './policy.ts'
export { type Breadth, breadthOf, needsSecondFactor, type Role, roles, roleTitles } from './roles.ts'
