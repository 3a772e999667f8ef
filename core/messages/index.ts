/** Messages to citizens: what may be said outside the office's own pages, by which channel, and who tells it otherwise. */
export {
  afterFailure,
  backOffMinutes,
  type Channel,
  channels,
  desks,
  type Message,
  type MessageAction,
  type MessageDesk,
  type MessageStatus,
  messageStatuses,
  messageWorkflow,
  type NextTry,
  tellers,
} from './delivery.ts'
export { type Phone, parseEmail, parsePhone } from './phone.ts'
export { renderMessage, withoutCode } from './render.ts'
export {
  type FilledMessage,
  type MessageCatalogues,
  type MessageLanguage,
  type MessageTemplate,
  messageCatalogues,
  messageLanguages,
  messageTemplates,
  messageValues,
} from './templates.ts'
