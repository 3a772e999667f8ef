import { groundCheck202503, type Question } from '@tanggap/core/instrument'
import type { Locator, Page } from 'playwright-core'
import type { ExtractFamily } from './extract.ts'

/** What differs at this door from what the register has. */
export interface AtTheDoor {
  readonly family: ExtractFamily
  /** By the heading of the question: the choice, or the number, that is true today. */
  readonly differs: Readonly<Record<string, string>>
  /** Who died since, and who said so. */
  readonly died: { readonly name: string; readonly informant: string; readonly reason: string }
  readonly respondent: string
  readonly slip: string
}

/** Walks the whole questionnaire from its first screen to the last, answering what each screen asks. */
export async function answersEverything(page: Page, door: AtTheDoor): Promise<void> {
  await page.locator('article.f-question').first().waitFor()
  for (let screens = 0; screens < 60; screens++) {
    if (await page.getByRole('button', { name: /^(Selesaikan kunjungan|Lihat yang belum lengkap)$/ }).count())
      return explainsWarnings(page)
    if (await page.getByRole('heading', { name: 'Slip untuk keluarga' }).count()) await leaves(page, door)
    else await answersScreen(page, door)
    const here = page.url()
    await page.getByRole('button', { name: /^(Lanjut|Periksa dan selesaikan)$/ }).click()
    await page.waitForURL((url) => url.href !== here)
  }
  throw new Error('the questionnaire has no end')
}

/** What is unlikely gets the word it asks for. */
export async function explainsWarnings(page: Page): Promise<void> {
  const boxes = page.getByRole('textbox', { name: /Jelaskan singkat|sesuai kondisi lapangan/ })
  for (let at = 0; at < (await boxes.count()); at++)
    await boxes.nth(at).fill('Sudah ditanyakan ulang; memang begitu keadaannya.')
}

async function answersScreen(page: Page, door: AtTheDoor): Promise<void> {
  const done = new Set<string>()
  for (;;) {
    const open = await page
      .locator('article.f-question:not([data-answered])')
      .evaluateAll((blocks) =>
        blocks
          .filter((one) => !one.querySelector('h3 > small')?.textContent?.includes('boleh kosong'))
          .map(({ id }) => id),
      )
    const id = open.find((one) => !done.has(one))
    if (id === undefined) return
    done.add(id)
    const block = page.locator(`[id="${id}"]`)
    if (id.startsWith('q-presence-')) await tellsPresence(block, door)
    else await answersQuestion(page, block, questionOf(id), door)
  }
}

function questionOf(id: string): Question {
  const key = id.slice(2).split('-')[0]
  const question = groundCheck202503.questions.find((one) => one.key === key)
  if (!question) throw new Error(`no question ${id}`)
  return question
}

async function tellsPresence(card: Locator, { died }: AtTheDoor): Promise<void> {
  const hasDied = (await card.getByRole('heading').first().innerText()).startsWith(died.name)
  await card.getByRole('radio', { name: hasDied ? 'Meninggal' : 'Tinggal di rumah ini' }).check()
  if (hasDied) await bringsEvidence(card, died)
}

/** Who said it, what they said, and where: without it a negative finding is not taken. */
export async function bringsEvidence(
  place: Page | Locator,
  said: { readonly informant: string; readonly reason: string },
): Promise<void> {
  const form = place.getByRole('region', { name: 'Keterangan dan tempat' })
  await form.getByRole('radio', { name: 'Ketua RT/RW' }).check()
  await form.getByLabel('Siapa yang memberi keterangan').fill(said.informant)
  await form.getByLabel('Apa yang diterangkan').fill(said.reason)
  await form.getByRole('button', { name: 'Ambil titik lokasi' }).click()
  await form.getByRole('button', { name: /^Pakai titik ini/ }).click()
}

async function answersQuestion(
  page: Page,
  block: Locator,
  question: Question,
  door: AtTheDoor,
): Promise<void> {
  const differs = door.differs[question.label.id]
  const still = block.getByRole('button', { name: 'Tetap', exact: true })
  if (differs === undefined && (await still.count())) return still.click()
  const recorded = await block.locator('.f-recorded b').allInnerTexts()
  const options = groundCheck202503.codeLists[question.codeList ?? '']?.options ?? []
  switch (question.type) {
    case 'single': {
      const known = block.getByRole('radio', { name: /Tercatat$/ })
      if (differs === undefined && (await known.count())) return known.check()
      const choice =
        differs ?? options.find(({ key }) => key === usual[question.key])?.label.id ?? options[0]?.label.id
      return block.getByRole('radio', { name: choice ?? '', exact: true }).check()
    }
    case 'yesNo':
      return block
        .getByRole('radio', { name: (await saysYes(page, question, door)) ? /^Ya/ : /^Tidak/ })
        .check()
    case 'multi': {
      const known = options.filter(({ label }) => recorded[0]?.includes(label.id))
      const none = options.filter(({ exclusive }) => exclusive).slice(0, 1)
      for (const { label } of known.length > 0 ? known : none)
        await block.getByRole('checkbox', { name: label.id, exact: true }).check()
      return
    }
    case 'integer':
    case 'decimal':
    case 'money': {
      const known = recorded[0]?.match(/[\d.]+(?:,\d+)?/)?.[0].replaceAll('.', '')
      return block.getByRole('textbox').fill(differs ?? known ?? String(question.min ?? 0))
    }
    case 'text':
    case 'digits':
      return block
        .getByRole('textbox')
        .fill(question.key === 'respondentName' ? door.respondent : (recorded[0] ?? '-'))
    case 'geo':
      await block.getByRole('button', { name: 'Ambil titik lokasi' }).click()
      return block.getByRole('button', { name: /^Pakai titik ini/ }).click()
    case 'photo':
      await block.getByRole('button', { name: 'Ambil foto' }).click()
      await page.getByRole('button', { name: 'Jepret' }).click()
      return block.getByRole('img').waitFor()
    case 'repeat':
      return readsMeter(block, door.family.meter)
    case 'date':
      throw new Error(`${question.key} is known of everyone in this extract`)
  }
}

/** The register knows who has work; that the address is the card's is what this family says. */
async function saysYes(page: Page, { key }: Question, { family }: AtTheDoor): Promise<boolean> {
  if (key !== 'workedLastWeek') return ['addressMatchesCard', 'respondentAttests'].includes(key)
  const whose = await page.getByRole('banner').innerText()
  return family.members.some(({ name, works }) => works && whose.includes(name))
}

async function readsMeter(block: Locator, { power, number }: ExtractFamily['meter']): Promise<void> {
  const option = groundCheck202503.codeLists.power?.options.find(({ regsosek2022 }) => regsosek2022 === power)
  await block.getByRole('radio', { name: option?.label.id ?? '', exact: true }).check()
  await block.getByRole('radio', { name: /^ID pelanggan/ }).check()
  await block.getByLabel('Nomor', { exact: true }).fill(number)
}

async function leaves(page: Page, { slip }: AtTheDoor): Promise<void> {
  await page.getByRole('radio', { name: 'Istri/suami kepala keluarga' }).check()
  await page.getByLabel('Nomor seri slip').fill(slip)
  await page.getByText(`Slip ${slip} akan diikat ke keluarga ini.`).waitFor()
}

/** What most houses would answer where the register has nothing. */
const usual: Readonly<Record<string, string>> = {
  familyFinding: 'found',
  domicileMatch: 'kk_and_ktp',
  bathingWater: 'protected_well',
  wasteDistance: 'gte10',
  schoolParticipation: 'left',
  highestEducation: 'primary',
}
