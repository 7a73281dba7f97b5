import type { Posterior } from '@proviso/forecast';
import { type ColumnData, parquetMetadata, parquetRead } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** Columns beside those of the params, which bear their names; a param's name has no full stop at its beginning. */
const CHAIN = '.chain';
const ITERATION = '.iteration';
const LOG_LIKELIHOOD = '.log_likelihood';

/** Key of what the file says of itself. */
const KEY = 'proviso';
const FORMAT = 'proviso posterior 1';

/** A posterior as an Apache Parquet file: a row for each draw, a column for each param, and what they are draws of as metadata. */
export function posteriorToParquet({ params, logLikelihoods, ...about }: Posterior): Uint8Array {
  const { chains, iterations } = about;
  const rows = chains * iterations;
  const numbers = (name: string, data: ArrayLike<number>, type: 'INT32' | 'DOUBLE') => ({
    name,
    data: Array.from(data),
    type,
    nullable: false,
  });
  const chain = Int32Array.from({ length: rows }, (_, row) => 1 + Math.floor(row / iterations));
  const iteration = Int32Array.from({ length: rows }, (_, row) => 1 + (row % iterations));
  const described = { format: FORMAT, ...about, params: params.map(({ draws: _, ...param }) => param) };
  const file = parquetWriteBuffer({
    columnData: [
      numbers(CHAIN, chain, 'INT32'),
      numbers(ITERATION, iteration, 'INT32'),
      numbers(LOG_LIKELIHOOD, logLikelihoods, 'DOUBLE'),
      ...params.map(({ name, draws }) => numbers(name, draws, 'DOUBLE')),
    ],
    rowGroupSize: Math.max(1, rows),
    kvMetadata: [{ key: KEY, value: JSON.stringify(described) }],
    createdBy: 'proviso',
  });
  return new Uint8Array(file);
}

/** A posterior from the bytes of such a file; undefined where they are none, or not a whole one. */
export async function posteriorFromParquet(bytes: Uint8Array): Promise<Posterior | undefined> {
  try {
    const file = Uint8Array.from(bytes).buffer;
    const written = parquetMetadata(file).key_value_metadata?.find(({ key }) => key === KEY)?.value;
    const { format, params, ...about } = JSON.parse(written ?? '{}') as Partial<Posterior> & { format?: string };
    if (format !== FORMAT || !params) return undefined;
    const columns = new Map<string, number[]>();
    await parquetRead({
      file,
      onChunk: ({ columnName, columnData }: ColumnData) => {
        columns.set(columnName, [...(columns.get(columnName) ?? []), ...Array.from(columnData as ArrayLike<number>)]);
      },
    });
    const column = (name: string) => Float64Array.from(columns.get(name)!);
    return {
      ...(about as Omit<Posterior, 'params' | 'logLikelihoods'>),
      params: params.map((param) => ({ ...param, draws: column(param.name) })),
      logLikelihoods: column(LOG_LIKELIHOOD),
    };
  } catch {
    return undefined;
  }
}
