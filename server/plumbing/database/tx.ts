import type { z } from 'zod'
import type { Scope } from './scope.ts'

/** A transaction in a scope. Every row that comes out has been read by a schema. */
export interface Tx {
  all<Row extends z.ZodType>(row: Row, sql: string, values?: readonly unknown[]): Promise<z.output<Row>[]>
  /** The row, or `undefined` when there is none; throws on more than one. */
  find<Row extends z.ZodType>(
    row: Row,
    sql: string,
    values?: readonly unknown[],
  ): Promise<z.output<Row> | undefined>
  /** Exactly one row, or a fault. */
  one<Row extends z.ZodType>(row: Row, sql: string, values?: readonly unknown[]): Promise<z.output<Row>>
  /** Returns how many rows it touched. */
  run(sql: string, values?: readonly unknown[]): Promise<number>
  /** Inserts records of the same keys in few statements. Returns how many were inserted. */
  insert(table: string, records: readonly Readonly<Record<string, unknown>>[]): Promise<number>
  /**
   * COPY, for many rows. PostgreSQL refuses COPY into a table under row-level security, so rows land in
   * a temporary table first and go on by one INSERT, which the policies check. Returns how many went in.
   */
  copy(table: string, columns: readonly string[], rows: AsyncIterable<readonly unknown[]>): Promise<number>
  /** The same for rows that were written in COPY's binary format elsewhere, see `BinaryRows`. */
  copyBinary(table: string, columns: readonly string[], rows: AsyncIterable<Uint8Array>): Promise<number>
  /**
   * Writes rows whose outcome nothing in this transaction waits for: at once, or together with their like where the
   * transaction gathers them (`gathering`). False when one was not written; a gathered one that is not is a fault.
   */
  later<Row>(writer: Writer<Row>, ...rows: Row[]): Promise<boolean>
  /**
   * From here to its end the transaction sees only this one family, which its own scope showed: the statement that
   * finds out whose family it is and those that read it need no two transactions.
   */
  narrow(toFamily: Scope): Promise<Tx>
  /**
   * The same transaction, its statements kept parsed and planned by the connection (`prepared.ts`): for what finds a few
   * rows by their key and is sent at every request.
   */
  kept(): Tx
}

/** One kind of row, written in one statement for many. `write` returns how many rows it wrote. */
export interface Writer<Row> {
  // A method, so that writers of different rows can wait in one list.
  write(tx: Tx, rows: readonly Row[]): Promise<number>
}
