import { createServer, type Socket, connect as tcp } from 'node:net'

/** What a connection in the hills is like. */
export interface Link {
  /** Bytes a second, each way. */
  readonly bytesPerSecond: number
  /** Milliseconds one way. */
  readonly delay: number
  /** The share of packets that are lost and come again `again` milliseconds later; what follows waits for them. */
  readonly loss: number
  readonly again: number
  /** Milliseconds after which the line is cut, whatever is under way. */
  readonly cutEvery: number
}

export interface PoorLink {
  readonly port: number
  /** Bytes that went over it, headers and all. */
  readonly up: number
  readonly down: number
  readonly cuts: number
  close(): Promise<void>
}

const packet = 1_200

/** A line between a phone and the office that is slow, loses packets and is cut. Chance comes from `dice`, 0 to 1. */
export async function openPoorLink(office: number, link: Link, dice: () => number): Promise<PoorLink> {
  const open = new Set<Socket>()
  const counted = { up: 0, down: 0, cuts: 0 }
  const ways = { up: aWay(link, dice), down: aWay(link, dice) }

  const server = createServer({ allowHalfOpen: true }, (phone) => {
    const far = tcp({ port: office, host: '127.0.0.1', allowHalfOpen: true })
    for (const socket of [phone, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', (isBroken) => {
        open.delete(socket)
        if (isBroken) for (const other of [phone, far]) other.destroy()
      })
    }
    carry(phone, far, 'up')
    carry(far, phone, 'down')
  })

  /** Byte after byte in their order; the one who reads is held back while the line is full. */
  function carry(from: Socket, to: Socket, way: 'up' | 'down'): void {
    let last = Promise.resolve()
    from.on('data', (bytes) => {
      from.pause()
      last = bring(bytes)
    })
    from.on('end', () => void last.then(() => to.end()))

    async function bring(bytes: Buffer): Promise<void> {
      for (let start = 0; start < bytes.length && !to.destroyed; start += packet) {
        const piece = bytes.subarray(start, start + packet)
        await ways[way](piece.length)
        if (to.destroyed) return
        counted[way] += piece.length
        to.write(piece)
      }
      from.resume()
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cutting = setInterval(() => {
    counted.cuts += 1
    for (const socket of open) socket.destroy()
  }, link.cutEvery)
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the line has no port')
  return {
    port: address.port,
    get up() {
      return counted.up
    },
    get down() {
      return counted.down
    },
    get cuts() {
      return counted.cuts
    },
    async close() {
      clearInterval(cutting)
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One direction, shared by every connection: resolves when so many bytes have reached the other side. */
function aWay(link: Link, dice: () => number): (bytes: number) => Promise<void> {
  let freeAt = 0
  return async (bytes) => {
    const start = Math.max(freeAt, performance.now())
    const lost = dice() < link.loss ? link.again : 0
    freeAt = start + (bytes / link.bytesPerSecond) * 1000 + lost
    const wait = freeAt + link.delay - performance.now()
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)))
  }
}
