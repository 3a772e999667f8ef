import type { Tx } from '../../../plumbing/database/index.ts'

/** Whether it is spent now for the first time. */
export async function spendProof(tx: Tx, regency: string, proofHash: Buffer, at: Date): Promise<boolean> {
  const written = await tx.run(
    `insert into spent_proof (regency_code, proof_hash, spent_at) values ($1, $2, $3)
     on conflict (regency_code, proof_hash) do nothing`,
    [regency, proofHash, at],
  )
  return written === 1
}
