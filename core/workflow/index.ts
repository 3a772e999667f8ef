/**
 * A workflow is a table: which action leads from where to where, by whom, unless what.
 * The same table serves server, phone, tests and diagrams; no status is ever assigned by hand.
 */

/** Who acts: one person, sitting in one office. */
export interface Actor<Role extends string = string> {
  readonly accountId: string
  readonly role: Role
}

/** Why an action may not happen. `code` never changes meaning; `facts` fill the sentence a person reads. */
export interface Refusal {
  readonly code: string
  readonly facts?: Readonly<Record<string, unknown>>
}

export interface Transition<Subject, Status extends string, Role extends string> {
  readonly from: readonly Status[]
  /** A function where the next step depends on what an earlier door has satisfied already. */
  readonly to: Status | ((subject: Subject) => Status)
  readonly by: readonly Role[]
  readonly unless?: (subject: Subject, actor: Actor<Role>) => Refusal | undefined
  /** The actor must say why. */
  readonly reasoned?: true
}

export type Workflow<
  Subject extends { readonly status: Status },
  Status extends string,
  Role extends string,
  Action extends string = string,
> = Readonly<Record<Action, Transition<Subject, Status, Role>>>

export type Outcome<Status extends string> =
  | { readonly ok: true; readonly to: Status }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Decides whether `actor` may take `action` on `subject` now.
 * Refusals: `workflow.not-now` (lists what is allowed instead), `workflow.not-your-office`,
 * `workflow.reason-missing`, or the table's own.
 */
export function decide<
  Subject extends { readonly status: Status },
  Status extends string,
  Role extends string,
  Action extends string,
>(
  workflow: Workflow<Subject, Status, Role, Action>,
  action: Action,
  subject: Subject,
  actor: Actor<Role>,
  reason?: string,
): Outcome<Status> {
  const transition = workflow[action]
  if (!transition.by.includes(actor.role))
    return refused('workflow.not-your-office', { action, offices: transition.by })
  if (!transition.from.includes(subject.status))
    return refused('workflow.not-now', {
      action,
      status: subject.status,
      allowed: allowedActions(workflow, subject, actor),
    })
  if (transition.reasoned && !reason?.trim()) return refused('workflow.reason-missing', { action })
  const objection = transition.unless?.(subject, actor)
  if (objection) return { ok: false, refusal: objection }
  return { ok: true, to: targetOf(transition, subject) }
}

/** The actions `actor` could take on `subject` now; a screen shows these and no others. */
export function allowedActions<
  Subject extends { readonly status: Status },
  Status extends string,
  Role extends string,
  Action extends string,
>(workflow: Workflow<Subject, Status, Role, Action>, subject: Subject, actor: Actor<Role>): Action[] {
  return actionsOf(workflow).filter((action) => {
    const { from, by, unless } = workflow[action]
    return by.includes(actor.role) && from.includes(subject.status) && !unless?.(subject, actor)
  })
}

export function actionsOf<Action extends string>(workflow: Readonly<Record<Action, unknown>>): Action[] {
  return Object.keys(workflow) as Action[]
}

function targetOf<Subject, Status extends string, Role extends string>(
  transition: Transition<Subject, Status, Role>,
  subject: Subject,
): Status {
  return typeof transition.to === 'function' ? transition.to(subject) : transition.to
}

function refused(code: string, facts: Readonly<Record<string, unknown>>): Outcome<never> {
  return { ok: false, refusal: { code, facts } }
}
