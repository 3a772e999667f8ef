import type { Role } from '../access/index.ts'

/** The three doors a change may come through. */
export const doors = ['ground_check', 'village', 'citizen'] as const
export type Door = (typeof doors)[number]

/** Who repairs or withdraws what came through a door. */
export const doorkeeper: Readonly<Record<Door, Role>> = {
  ground_check: 'field_supervisor',
  village: 'village_operator',
  citizen: 'data_operator',
}
