import {
  drawTest,
  ownTraining,
  signPledge as signPledgeRoute,
  submitTest,
  trainingOverview,
} from '@tanggap/contract/training'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { overview, ownStanding, signPledge } from './certificates.ts'
import { beginTest, handInTest } from './take-test.ts'

/** The test is taken at a desk or on the phone, so both doors serve it; who was certified is for the office. */
export function mountTraining(doors: Doors): void {
  for (const door of [doors.office, doors.field]) {
    serve(door, ownTraining, 'training.take', (acting) => ownStanding(acting))
    serve(door, drawTest, 'training.take', (acting) => beginTest(acting))
    serve(door, submitTest, 'training.take', (acting, { params, body }) =>
      handInTest(acting, params.id, body.answers),
    )
    serve(door, signPledgeRoute, 'training.take', (acting, { params, body }) =>
      signPledge(acting, params.id, body),
    )
  }
  serve(doors.office, trainingOverview, 'training.oversee', (acting) => overview(acting))
}
