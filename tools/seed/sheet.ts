import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that grows by lines and is hashed on its way to the disk. */
export class Sheet {
  readonly name: string
  lines = 0
  private waiting = ''
  private readonly file: FileHandle
  private readonly hash: Hash

  static async open(folder: string, name: string, heading: string): Promise<Sheet> {
    const sheet = new Sheet(name, await open(join(folder, name), 'w'))
    if (heading !== '') sheet.waiting = `${heading}\n`
    return sheet
  }

  private constructor(name: string, file: FileHandle) {
    this.name = name
    this.file = file
    this.hash = createHash('sha256')
  }

  add(line: string): void {
    this.waiting += `${line}\n`
    this.lines++
  }

  isFull(): boolean {
    return this.waiting.length > 262_144
  }

  async flush(): Promise<void> {
    const bytes = Buffer.from(this.waiting)
    this.waiting = ''
    this.hash.update(bytes)
    await this.file.writeFile(bytes)
  }

  async close(): Promise<string> {
    await this.flush()
    await this.file.close()
    return this.hash.digest('hex')
  }
}
