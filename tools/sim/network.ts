import type { Chance } from './chance.ts'
import { Deadlock, Died, type Task, type Tasks } from './tasks.ts'

/** What chance may do to a message. Each is counted as a fault. */
export interface Weather {
  /** Nothing happens to messages any more when false. */
  isRough: boolean
  fault(kind: string): void
}

interface Message {
  readonly name: string
  readonly call: Call
  readonly deliver: (isDamaged: boolean) => Promise<void>
}

interface Call {
  /** Messages under way and requests being worked on; when none is left, the answer will never come. */
  underWay: number
  isSettled: boolean
  settle(answer: unknown): Promise<void>
}

export interface Network {
  /**
   * Asks and waits. `undefined`: no answer came. The request may arrive twice, late or damaged; so may the answer.
   */
  ask<Request, Answer>(
    task: Task,
    name: string,
    request: Request,
    office: (task: Task, request: Request, answerEarly: (answer: Answer) => void) => Promise<Answer>,
    damage?: {
      readonly request?: (request: Request) => Request
      readonly answer?: (answer: Answer) => Answer
    },
  ): Promise<Answer | undefined>
  /** Lets one message arrive, or something happen to it. */
  deliverOne(): Promise<void>
  readonly underWay: number
}

export function makeNetwork(
  tasks: Tasks,
  chance: Chance,
  weather: Weather,
  trace: (line: string) => void,
): Network {
  const messages: Message[] = []
  /** Calls whose request the office has worked off, or died over. */
  const ending: Call[] = []

  function send(message: Message): void {
    message.call.underWay += 1
    messages.push(message)
  }

  async function over(call: Call): Promise<void> {
    call.underWay -= 1
    if (call.underWay === 0 && !call.isSettled) await call.settle(undefined)
  }

  return {
    get underWay() {
      return messages.length
    },
    async ask<Request, Answer>(
      task: Task,
      name: string,
      request: Request,
      office: (task: Task, request: Request, answerEarly: (answer: Answer) => void) => Promise<Answer>,
      damage: {
        readonly request?: (request: Request) => Request
        readonly answer?: (answer: Answer) => Answer
      } = {},
    ): Promise<Answer | undefined> {
      let given: Answer | undefined
      const call: Call = {
        underWay: 0,
        isSettled: false,
        async settle() {
          call.isSettled = true
          if (!task.isOver && !task.isDead) await tasks.step(task)
        },
      }
      const answerWith = (answer: Answer) =>
        send({
          name: `answer ${name}`,
          call,
          async deliver(isDamaged) {
            if (call.isSettled) return
            given = isDamaged && damage.answer ? damage.answer(answer) : answer
            await call.settle(answer)
          },
        })
      send({
        name,
        call,
        async deliver(isDamaged) {
          const arriving = isDamaged && damage.request ? damage.request(request) : request
          call.underWay += 1
          await tasks.start(`office: ${name}`, async (officeTask) => {
            try {
              answerWith(await office(officeTask, arriving, answerWith))
            } catch (fault) {
              // A dead process or a deadlock gives no answer; the phone asks again.
              const isExpected = fault instanceof Died || fault instanceof Deadlock || officeTask.isDead
              if (!isExpected) throw fault
            } finally {
              ending.push(call)
            }
          })
        },
      })
      await tasks.pause(task, 'network')
      return given
    },
    async deliverOne() {
      await settleEndings()
      if (messages.length === 0) return
      const [message] = messages.splice(chance.below(messages.length), 1)
      if (!message) return
      const happening = weather.isRough ? chance.next() : 1
      if (happening < 0.12) {
        weather.fault('message lost')
        trace(`lost ${message.name}`)
      } else if (happening < 0.25) {
        weather.fault('message late')
        send(message)
      } else {
        if (happening < 0.35) {
          weather.fault('message twice')
          send(message)
        }
        const isDamaged = happening > 0.35 && happening < 0.42
        if (isDamaged) weather.fault('message damaged')
        trace(`${message.name}${isDamaged ? ', damaged' : ''}`)
        await message.deliver(isDamaged)
      }
      await over(message.call)
      await settleEndings()
    },
  }

  async function settleEndings(): Promise<void> {
    for (;;) {
      const call = ending.shift()
      if (!call) return
      await over(call)
    }
  }
}
