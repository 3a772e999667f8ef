import { accounts } from './accounts/index.ts'
import { audit } from './audit/index.ts'
import { campaigns } from './campaigns/index.ts'
import { changes } from './changes/index.ts'
import { citizens } from './citizens/index.ts'
import { deliberations } from './deliberations/index.ts'
import { home } from './home/index.ts'
import { instrument } from './instrument/index.ts'
import { intake } from './intake/index.ts'
import { integrity } from './integrity/index.ts'
import { messages } from './messages/index.ts'
import type { Page } from './page.ts'
import { ratification } from './ratification/index.ts'
import { regions } from './regions/index.ts'
import { registry } from './registry/index.ts'
import { reporting } from './reporting/index.ts'
import { sync } from './sync/index.ts'
import { targeting } from './targeting/index.ts'
import { training } from './training/index.ts'

/** The table of contents of the office: each room brings its pages, in the order of the navigation. */
export const pages: readonly Page[] = [
  ...home,
  ...intake,
  ...campaigns,
  ...training,
  ...sync,
  ...changes,
  ...deliberations,
  ...ratification,
  ...registry,
  ...regions,
  ...citizens,
  ...messages,
  ...integrity,
  ...reporting,
  ...targeting,
  ...instrument,
  ...accounts,
  ...audit,
]
