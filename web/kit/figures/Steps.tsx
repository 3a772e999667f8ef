import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'

export type StepState = 'done' | 'current' | 'waiting' | 'returned' | 'skipped'

export interface Step {
  label: string
  state: StepState
  /** Who and when: "Dinsos · paling lambat 12 Maret 2025". */
  detail?: ComponentChildren
}

export interface StepsProps {
  steps: readonly Step[]
  label?: string | undefined
  /** A staircase across the page where there is room; otherwise always a ladder. */
  across?: boolean
}

/** The staircase a change climbs. */
export function Steps({ steps, label, across }: StepsProps) {
  const t = useKitText()
  const words = {
    done: t.stepDone,
    current: t.stepCurrent,
    waiting: t.stepWaiting,
    returned: t.stepReturned,
    skipped: t.stepSkipped,
  } as const satisfies Record<StepState, string>
  return (
    <ol
      class="t-steps"
      data-across={across || undefined}
      aria-label={label ?? t.stepsLabel}
      style={across ? { '--steps': String(steps.length) } : undefined}
    >
      {steps.map((step, index) => (
        <li
          key={step.label}
          data-step={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
          style={across ? { '--n': String(index) } : undefined}
        >
          <span class="t-tread" aria-hidden="true">
            {step.state === 'done' && <Icon name="check" />}
            {step.state === 'returned' && <Icon name="undo" />}
            {step.state === 'skipped' && <Icon name="minus" />}
            {(step.state === 'current' || step.state === 'waiting') && index + 1}
          </span>
          <b>
            {step.label}
            <span class="t-hide"> ({words[step.state]})</span>
          </b>
          {step.detail && <small>{step.detail}</small>}
        </li>
      ))}
    </ol>
  )
}
