import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer as createLine } from 'node:net'

/** A gateway as a provider runs one: takes JSON over HTTP and answers as it is told. */
export async function openGateway() {
  const taken: { body: Record<string, unknown>; authorization: string; key: string }[] = []
  let answer = 200
  const server = createServer(async (request, reply) => {
    taken.push({
      body: JSON.parse(await textOf(request)),
      authorization: String(request.headers.authorization),
      key: String(request.headers['idempotency-key']),
    })
    reply.writeHead(answer).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/messages`,
    taken,
    answers(status: number) {
      answer = status
    },
    close: () => server.close(),
  }
}

/** A mail server that speaks as much of SMTP as a letter needs (RFC 5321). */
export async function openMailServer() {
  const letters: string[] = []
  const server = createLine((line) => {
    let letter: string | undefined
    line.write('220 uji ESMTP\r\n')
    line.on('error', () => undefined)
    line.on('data', (bytes) => {
      for (const said of bytes.toString('utf8').split('\r\n').slice(0, -1)) {
        if (letter !== undefined) {
          if (said === '.') {
            letters.push(letter)
            letter = undefined
            line.write('250 taken\r\n')
          } else letter += `${said}\n`
          continue
        }
        if (said.startsWith('DATA')) letter = ''
        if (said.startsWith('QUIT')) line.end('221 bye\r\n')
        else line.write(letter === '' ? '354 go on\r\n' : '250 fine\r\n')
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, letters, close: () => server.close() }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}
