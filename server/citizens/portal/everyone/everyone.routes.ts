import type { PortalBody } from '@tanggap/contract/portal'
import type { FastifyInstance } from 'fastify'
import { regencyScope } from '../../../plumbing/database/index.ts'
import { outlinesOf, villagesOf } from '../../../regions/index.ts'
import { villageDesk } from '../../village-desk/village-desk.ts'
import { asCitizen } from '../citizen.ts'
import { fieldsOf, goTo, type Portal, show } from '../pages.ts'
import { readFigures } from './publish-figures.ts'

/** What anyone may read without a code: channels, figures, and every village's desk. */
export function mountEveryone(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal
  const open = <T>(work: Parameters<typeof asCitizen<T>>[2]) =>
    asCitizen(foundation, regencyScope(foundation.regency), work)

  app.get('/kanal', async (request, reply) =>
    show(portal, request, reply, { page: 'channels' }, { backHref: '/' }),
  )

  app.get('/angka', async (request, reply) => {
    const figures = await open(readFigures)
    return show(portal, request, reply, { page: 'figures', figures }, { backHref: '/' })
  })

  app.get('/desa', async (request, reply) => {
    const { kecamatan = '' } = fieldsOf(request.query)
    const body = await open(async (acting): Promise<PortalBody> => {
      const all = await villagesOf(acting)
      const names = new Map(all.map(({ subdistrictCode, subdistrict }) => [subdistrictCode, subdistrict]))
      const within = all.filter(({ subdistrictCode }) => subdistrictCode === kecamatan)
      const drawn = within.length
        ? await outlinesOf(
            acting,
            'wide',
            within.map(({ code }) => code),
          )
        : { outlines: [], from: null }
      return {
        page: 'villages',
        subdistricts: [...names].map(([code, name]) => ({ code, name })),
        chosen: names.has(kecamatan) ? kecamatan : '',
        villages: within.map(({ code, name }) => ({ code, name })),
        outlines: drawn.outlines,
        bordersFrom: drawn.from && { source: drawn.from.source, licence: drawn.from.licence },
        figures: kecamatan ? await readFigures(acting) : null,
      }
    })
    return show(portal, request, reply, body, { backHref: kecamatan ? '/desa' : '/' })
  })

  app.get<{ Params: { code: string } }>('/desa/:code', async (request, reply) => {
    const { code } = request.params
    const body = await open(async (acting): Promise<PortalBody | undefined> => {
      const village = (await villagesOf(acting)).find((one) => one.code === code)
      const desk = village && (await villageDesk(acting, code))
      if (!village || !desk?.ok) return undefined
      const { name, kind, subdistrict, subdistrictCode } = village
      return {
        page: 'village',
        village: { code, name, kind, subdistrict, subdistrictCode },
        desk: desk.value,
        figures: await readFigures(acting),
      }
    })
    if (body?.page !== 'village') return goTo(reply, '/desa')
    return show(portal, request, reply, body, {
      backHref: `/desa?kecamatan=${body.village.subdistrictCode}`,
    })
  })
}
