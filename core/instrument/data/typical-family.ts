import type { Baseline, Interview } from '../interview.ts'
import { exampleBaseline, exampleInterview } from './example-family.ts'

const son = {
  personId: 'rizqi',
  answers: {
    name: 'Ahmad Rizqi',
    nik: '3399011104130004',
    birthDate: '2013-04-11',
    birthDateEstimated: false,
    sex: 'male',
    relationship: 'child',
    maritalStatus: 'single',
    domicileMatch: 'kk_and_ktp',
    schoolParticipation: 'attending',
    highestEducation: 'primary',
    workedLastWeek: false,
    businessCount: 0,
    disability: ['none'],
    chronicIllness: ['none'],
  },
} as const

/** The invented family with a boy at school: four people, what pace is measured by and practice begins from. */
export const typicalBaseline: Baseline = {
  ...exampleBaseline,
  members: [...exampleBaseline.members, son],
}

export const typicalInterview: Interview = {
  ...exampleInterview,
  members: [
    ...exampleInterview.members,
    {
      id: son.personId,
      baselinePersonId: son.personId,
      presence: 'lives_here',
      answers: son.answers,
      confirmed: [],
    },
  ],
}
