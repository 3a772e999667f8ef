import type { StoryDays } from './story-days.ts'
import type { StoryDoors } from './story-doors.ts'

type Scene = () => Promise<unknown>

/**
 * Scenes by their hour. Chapters write them down in the order of their thoughts; they are played in the order of
 * time, so that numbers, versions and the audit grow as they would have grown.
 */
export class Timeline {
  private readonly doors: StoryDoors
  private readonly days: StoryDays
  private readonly waiting: { readonly at: Date; readonly scene: Scene }[] = []

  constructor(doors: StoryDoors, days: StoryDays) {
    this.doors = doors
    this.days = days
  }

  /** On the `back`-th working day before today, at this time of the day. A scene may write down later ones. */
  on(back: number, time: string, scene: Scene): void {
    this.waiting.push({ at: this.days.workday(back, time), scene })
  }

  /** So many minutes ago. */
  ago(minutes: number, scene: Scene): void {
    this.waiting.push({ at: this.days.minutesAgo(minutes), scene })
  }

  async play(): Promise<void> {
    for (let next = this.earliest(); next !== undefined; next = this.earliest()) {
      this.doors.at(next.at)
      await next.scene()
    }
  }

  private earliest() {
    this.waiting.sort((a, b) => a.at.getTime() - b.at.getTime())
    return this.waiting.shift()
  }
}
