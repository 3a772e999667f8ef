import { resolve } from 'node:path'
import { z } from 'zod'
import type { MessageSettings } from './messages/index.ts'

/** Everything the environment decides. No other file of the server reads it. */
export interface Config {
  /** The owner's connection: migrates, and makes the application's own role. */
  readonly databaseUrl: string
  readonly regencyCode: string
  readonly host: string
  readonly ports: { readonly office: number; readonly field: number; readonly portal: number }
  readonly dataFolder: string
  readonly keyFile: string
  /** Folder from which files of open deliveries are taken in; none without it. */
  readonly inboxFolder: string | undefined
  readonly webFolder: string
  /** The living demo with its way into any office. Never true with a database of one's own. */
  readonly demo: boolean
  readonly logLevel: string
  /** Cookies only over HTTPS, HSTS; off on localhost. */
  readonly secure: boolean
  readonly trustProxy: boolean
  /** How the office reaches citizens outside its own pages. */
  readonly messages: MessageSettings
}

/** What the rooms may know of the settings. */
export type RoomSettings = Pick<Config, 'demo' | 'secure' | 'webFolder' | 'messages'> &
  Partial<Pick<Config, 'inboxFolder'>>

const port = z.coerce.number().int().min(0).max(65535)
const gatewayUrl = z.url({ protocol: /^https?$/ }).optional()
const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  TANGGAP_REGENCY: z
    .string()
    .regex(/^\d{4}$/)
    .default('3320'),
  TANGGAP_HOST: z.string().default('127.0.0.1'),
  TANGGAP_OFFICE_PORT: port.default(4310),
  TANGGAP_FIELD_PORT: port.default(4320),
  TANGGAP_PORTAL_PORT: port.default(4330),
  TANGGAP_DATA: z.string().default('data'),
  TANGGAP_KEYS: z.string().optional(),
  TANGGAP_INBOX: z.string().optional(),
  TANGGAP_WEB: z.string().default('web/dist'),
  TANGGAP_DEMO: z.enum(['yes', 'no']).default('no'),
  TANGGAP_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  TANGGAP_SECURE: z.enum(['yes', 'no']).default('no'),
  TANGGAP_TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
  TANGGAP_WHATSAPP_URL: gatewayUrl,
  TANGGAP_WHATSAPP_TOKEN: z.string().optional(),
  TANGGAP_SMS_URL: gatewayUrl,
  TANGGAP_SMS_TOKEN: z.string().optional(),
  TANGGAP_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TANGGAP_MAIL_FROM: z.email().optional(),
  TANGGAP_GATEWAY_SECRET: z.string().min(24).optional(),
  TANGGAP_OUTBOX: z.enum(['yes', 'no']).default('no'),
})

/** What each setting means: `.env.example` is written from this. */
export const settings: Readonly<Record<keyof typeof environment.shape, string>> = {
  DATABASE_URL: 'PostgreSQL 15-18, as a user who may create roles. Without it npm start brings its own.',
  TANGGAP_REGENCY: 'Kemendagri code of the regency, four digits without dots.',
  TANGGAP_HOST: 'Address to listen on.',
  TANGGAP_OFFICE_PORT: 'Port of the office.',
  TANGGAP_FIELD_PORT: 'Port of the field app.',
  TANGGAP_PORTAL_PORT: 'Port of the citizen portal.',
  TANGGAP_DATA: 'Folder for files, keys and (without DATABASE_URL) the database.',
  TANGGAP_KEYS: 'The key file; default keys.json in the data folder. Keep a copy apart from the database.',
  TANGGAP_INBOX:
    'Folder watched for files of open deliveries, one folder each. They leave it once they are kept encrypted.',
  TANGGAP_WEB: 'Folder of the built apps.',
  TANGGAP_DEMO:
    'yes: invented people and a way into any office. npm start sets it for its own database only.',
  TANGGAP_LOG: 'silent, error, warn, info or debug.',
  TANGGAP_SECURE: 'yes behind HTTPS: secure cookies and HSTS.',
  TANGGAP_TRUST_PROXY: 'yes when a reverse proxy sets the client address.',
  TANGGAP_WHATSAPP_URL:
    'Where WhatsApp messages are posted (Cloud API form), with TANGGAP_WHATSAPP_TOKEN. Without any channel, messages stay in the outbox and what must be heard becomes a task of the desk.',
  TANGGAP_WHATSAPP_TOKEN: 'Bearer token of the WhatsApp gateway.',
  TANGGAP_SMS_URL: 'Where SMS are posted as JSON, with TANGGAP_SMS_TOKEN.',
  TANGGAP_SMS_TOKEN: 'Bearer token of the SMS gateway.',
  TANGGAP_SMTP_URL: 'Mail server, smtps://user:password@host:465, with TANGGAP_MAIL_FROM.',
  TANGGAP_MAIL_FROM: 'Sender of the e-mails.',
  TANGGAP_GATEWAY_SECRET:
    'What a gateway shows as bearer token to POST /pesan/masuk on the portal; without it nothing is taken in.',
  TANGGAP_OUTBOX: 'yes for trying out only: one-time codes can be read in the outbox.',
}

/** Says every problem at once; values are not repeated, since some are secret. */
export class ConfigFault extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigFault(`The settings are not usable:\n${problems.join('\n')}`)
  }
  const read = parsed.data
  const dataFolder = resolve(read.TANGGAP_DATA)
  return {
    databaseUrl: read.DATABASE_URL,
    regencyCode: read.TANGGAP_REGENCY,
    host: read.TANGGAP_HOST,
    ports: {
      office: read.TANGGAP_OFFICE_PORT,
      field: read.TANGGAP_FIELD_PORT,
      portal: read.TANGGAP_PORTAL_PORT,
    },
    dataFolder,
    keyFile: resolve(read.TANGGAP_KEYS ?? `${dataFolder}/keys.json`),
    inboxFolder: read.TANGGAP_INBOX === undefined ? undefined : resolve(read.TANGGAP_INBOX),
    webFolder: resolve(read.TANGGAP_WEB),
    demo: read.TANGGAP_DEMO === 'yes',
    logLevel: read.TANGGAP_LOG,
    secure: read.TANGGAP_SECURE === 'yes',
    trustProxy: read.TANGGAP_TRUST_PROXY === 'yes',
    messages: messagesFrom(read),
  }
}

/** A channel is set up when its address and its token or sender are; half of one is a fault said at the start. */
function messagesFrom(read: z.output<typeof environment>): MessageSettings {
  const gateway = (url: string | undefined, token: string | undefined, name: string) => {
    if ((url === undefined) !== (token === undefined))
      throw new ConfigFault(`The settings are not usable:\n  ${name}: address and token belong together`)
    return url !== undefined && token !== undefined ? { url, token } : undefined
  }
  const { TANGGAP_SMTP_URL: smtp, TANGGAP_MAIL_FROM: from } = read
  const mail = gateway(smtp, from, 'TANGGAP_SMTP_URL, TANGGAP_MAIL_FROM')
  return {
    whatsapp: gateway(read.TANGGAP_WHATSAPP_URL, read.TANGGAP_WHATSAPP_TOKEN, 'TANGGAP_WHATSAPP_URL'),
    sms: gateway(read.TANGGAP_SMS_URL, read.TANGGAP_SMS_TOKEN, 'TANGGAP_SMS_URL'),
    mail: mail && { url: mail.url, from: mail.token },
    inboundSecret: read.TANGGAP_GATEWAY_SECRET,
    codesReadable: read.TANGGAP_OUTBOX === 'yes',
  }
}
