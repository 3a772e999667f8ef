import {
  type AccountSubject,
  type AskedAct,
  accountActWorkflow,
  accountWorkflow,
  type Role,
  roleTitles,
} from '@tanggap/core/access'
import { candidateWorkflow, caseWorkflow, type MetFamily, type VisitCase } from '@tanggap/core/campaigns'
import {
  type ChangeKind,
  type Climber,
  changeKinds,
  doors,
  type StepTime,
  staircase,
  stepDeadlines,
} from '@tanggap/core/changes'
import { type Meeting, meetingWorkflow } from '@tanggap/core/deliberations'
import { type Matter, matterWorkflow } from '@tanggap/core/integrity'
import { type Batch, batchWorkflow } from '@tanggap/core/ratification'

/** The workflow tables as diagrams (Mermaid), drawn from the tables the server decides by. */
export function workflowsDocument(): string {
  const parts = [
    '# Workflows',
    'Written from the tables in `core` by `npm run generate`; a test compares them. No status is ever assigned by hand, so what is not drawn here cannot happen. A star marks a step that must be explained.',
    section<Climber>('The staircase of a change', 'core/changes/staircase.ts', staircase, climbers),
    deadlines(),
    section<VisitCase>('A visit', 'core/campaigns/case-workflow.ts', caseWorkflow, []),
    section<MetFamily>(
      'A family met in the field',
      'core/campaigns/candidate-workflow.ts',
      candidateWorkflow,
      [],
    ),
    section<Meeting>('A village meeting', 'core/deliberations/index.ts', meetingWorkflow, []),
    section<Batch>('A batch of a period', 'core/ratification/index.ts', batchWorkflow, batches),
    section<Matter>(
      'A sealed matter of the integrity desk',
      'core/integrity/matter-workflow.ts',
      matterWorkflow,
      [],
    ),
    section<AccountSubject>('An account', 'core/access/account-acts.ts', accountWorkflow, []),
    section<AskedAct>(
      'What is asked about an account',
      'core/access/account-acts.ts',
      accountActWorkflow,
      [],
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

interface Step<Subject> {
  readonly from: readonly string[]
  readonly to: string | ((subject: Subject) => string)
  readonly by: readonly Role[]
  readonly reasoned?: true
}

/** Where the next step depends on the subject, every subject that makes a difference is asked. */
function section<Subject>(
  title: string,
  source: string,
  table: Readonly<Record<string, Step<Subject>>>,
  subjects: readonly Subject[],
): string {
  const ends = ({ to }: Step<Subject>) => (typeof to === 'string' ? [to] : [...new Set(subjects.map(to))])
  const arrows = Object.entries(table).flatMap(([action, step]) =>
    step.from.flatMap((start) =>
      ends(step).map((end) => `  ${start} --> ${end}: ${action}${step.reasoned ? ' *' : ''}`),
    ),
  )
  const rows = Object.entries(table).map(([action, step]) => {
    const offices = step.by.map((role) => roleTitles[role].en).join(', ')
    return `| \`${action}\` | ${step.from.join(', ')} | ${ends(step).join(' or ')} | ${offices} | ${step.reasoned ? 'yes' : ''} |`
  })
  return [
    `## ${title}`,
    `From \`${source}\`.`,
    ['```mermaid', 'stateDiagram-v2', ...arrows, '```'].join('\n'),
    ['| step | from | to | by | explained |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

const climbers: readonly Climber[] = (Object.keys(changeKinds) as ChangeKind[]).flatMap((kind) =>
  doors.flatMap((door) =>
    [true, false].map((fieldConfirmed) => ({
      status: 'returned' as const,
      kind,
      door,
      fieldConfirmed,
      participants: [],
      contentHash: '',
      linked: true,
    })),
  ),
)

const batches: readonly Batch[] = [1, 0].map((unanswered) => ({
  status: 'handed_over',
  items: 1,
  unanswered,
  changedSince: 0,
  hands: [],
  signedBy: undefined,
  released: true,
}))

function deadlines(): string {
  const rules = stepDeadlines.map(({ validFrom, validUntil, source, steps }) =>
    [
      `From ${validFrom}${validUntil ? ` to ${validUntil}` : ''}. Source: ${source}.`,
      [
        '| standing on | until |',
        '| --- | --- |',
        ...Object.entries(steps).map(([status, time]) => `| ${status} | ${timeWords(time)} |`),
      ].join('\n'),
    ].join('\n\n'),
  )
  return ['### Deadlines', 'A missed deadline is told upwards; it never moves a change.', ...rules].join(
    '\n\n',
  )
}

function timeWords(time: StepTime): string {
  if ('days' in time) return `${time.days} days`
  return 'workingDays' in time ? `${time.workingDays} working days` : 'the end of the month'
}
