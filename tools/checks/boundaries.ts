import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { boundaryOptions, boundaryRules } from './boundary-rules.ts'
import type { Breach } from './check.ts'
import { projectRoot } from './source-files.ts'

export const floors = ['core', 'contract', 'server', 'web', 'journeys', 'tools'] as const

/** Every import that crosses a boundary it may not, with the rule's sentence. */
export async function breachesOfBoundaries(root = projectRoot): Promise<Breach[]> {
  const sentences = new Map(boundaryRules.map((rule) => [rule.name, rule.comment ?? '']))
  const settings: ICruiseOptions = {
    ...boundaryOptions,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...boundaryRules] },
  }
  const { output } = await cruise([...floors], settings, boundaryOptions.enhancedResolveOptions)
  if (typeof output === 'string') throw new Error(`expected the dependency graph, not: ${output}`)
  refuseBlindness(output)
  return output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    sentence: sentences.get(rule.name) ?? '',
    where: `${from} → ${to}`,
  }))
}

/** A resolver that finds nothing would find no breach either. */
function refuseBlindness(graph: ICruiseResult): void {
  const sees = graph.modules.some(({ source, dependencies }) =>
    dependencies.some(({ resolved }) => source.startsWith('contract/') && resolved.startsWith('core/')),
  )
  if (!sees)
    throw new Error('the boundary check sees no import from contract to core, so it cannot be trusted')
}
