import type { CivilDate, DatedAct, DatedRecord } from '@proviso/model';
import { type Account, applyDeed, type Deed, mergeAccounts, sayTheSame } from './account.ts';
import { citeRecord, distinctCitations } from './citation.ts';
import { residualOn } from './docket.ts';
import type { Flag, FlagKind } from './flag.ts';
import { latestAccounts, type OpenHistory } from './history.ts';
import { remark, remarksOn } from './provision.ts';
import { type Chronicle, settleAccounts } from './turn.ts';

/**
 * Enters the records of a day about one instrument. Records of one day have no order among them: where it matters which
 * comes first they disagree, and an account is kept for each. Says whether there were any.
 */
export function enterRecords(book: Chronicle, history: OpenHistory, day: CivilDate): boolean {
  const { instrument } = history;
  const records = instrument.records.filter(
    (record) => record.date === day && deedOf(book, history, record) !== undefined,
  );
  if (records.length === 0) return false;
  const before = latestAccounts(history);
  const forward = runThrough(book, history, records, before);
  const backward = records.length > 1 ? runThrough(book, history, [...records].reverse(), before) : forward;
  const agree = records.length === 1 || sayTheSame(mergeAccounts(forward.accounts), mergeAccounts(backward.accounts));
  for (const record of records) {
    const flags = remarksOn(book.docket, instrument, record, before[0]!);
    const disputes = agree
      ? forward.flags.filter((f) => f.record === record.id).map((f) => f.flag)
      : [disagreement(history, records)];
    const accounts = agree ? forward.accounts : [...forward.accounts, ...backward.accounts];
    settleAccounts(book, history, deedOf(book, history, record)!, accounts, [...flags, ...disputes]);
  }
  return true;
}

interface Run {
  readonly accounts: readonly Account[];
  readonly flags: readonly { readonly record: string; readonly flag: Flag }[];
}

function runThrough(
  book: Chronicle,
  history: OpenHistory,
  records: readonly DatedRecord[],
  from: readonly Account[],
): Run {
  let accounts = from;
  const flags: { record: string; flag: Flag }[] = [];
  for (const record of records) {
    const deed = deedOf(book, history, record)!;
    accounts = accounts.flatMap((account) => {
      const { accounts: led, flag } = enter(history, record, deed, account);
      if (flag && !flags.some((f) => f.record === record.id && f.flag.kind === flag.kind))
        flags.push({ record: record.id, flag });
      return led;
    });
  }
  return { accounts, flags };
}

/** One record on one account. A second renewal of the same term to another day leaves both accounts standing. */
function enter(
  history: OpenHistory,
  record: DatedRecord,
  deed: Deed,
  account: Account,
): { readonly accounts: readonly Account[]; readonly flag?: Flag } {
  const { instrument } = history;
  const say = (kind: FlagKind, message: string) => remark(kind, instrument, record, message, account.grounds);
  if (deed.through !== undefined && deed.through < deed.on) {
    const message = `The record of ${deed.on} has ${instrument.name} run through ${deed.through}, an earlier day; it has no effect.`;
    return { accounts: [account], flag: say('through before the act', message) };
  }
  if (deed.act === 'renew' && account.renewedTerm !== undefined && deed.on <= account.renewedTerm) {
    if (deed.through === account.through)
      return { accounts: [{ ...account, endSetBy: [...account.endSetBy, ...deed.because] }] };
    const message = `Two records renew ${instrument.name}, one through ${account.through}, the other through ${deed.through}.`;
    const other = applyDeed(account, deed, instrument.measures).account;
    return {
      accounts: [account, { ...other, renewedTerm: account.renewedTerm }],
      flag: say('records disagree', message),
    };
  }
  const { account: after, regular } = applyDeed(account, deed, instrument.measures);
  if (regular && account.status === 'lapsed' && deed.act === 'renew') {
    const message = `${instrument.name} would have lapsed on missing records; the renewal of ${deed.on} shows that it had not.`;
    return { accounts: [after], flag: say('renewed across a gap', message) };
  }
  if (regular) return { accounts: [after] };
  const late = deed.act === 'renew' && account.status === 'lapsed';
  const message = late
    ? `${instrument.name} had lapsed when it was renewed on ${deed.on}; the record is kept.`
    : `${instrument.name} was ${account.status} on ${deed.on}, which gives no room for being ${record.act.kind}; the record is kept.`;
  return { accounts: [after], flag: say(late ? 'renewed after the lapse' : 'no room for act', message) };
}

function disagreement(history: OpenHistory, records: readonly DatedRecord[]): Flag {
  const { name } = history.instrument;
  const acts = records.map((record) => record.act.kind).join(' and ');
  return {
    kind: 'records disagree',
    subject: name,
    on: records[0]!.date,
    message: `Records of ${records[0]!.date} have ${name} ${acts}; they do not agree and none overrules another.`,
    citations: distinctCitations(records.map(citeRecord)),
  };
}

const ACTS: Readonly<Partial<Record<DatedRecord['act']['kind'], DatedAct>>> = {
  renewed: 'renew',
  lifted: 'lift',
  suspended: 'suspend',
  resumed: 'resume',
  repealed: 'repeal',
  terminated: 'terminate',
  superseded: 'supersede',
};

/** The deed that a record reports; none where it does not change a status (`met`, `happened`). */
function deedOf(book: Chronicle, history: OpenHistory, record: DatedRecord): Deed | undefined {
  const act = ACTS[record.act.kind];
  if (!act) return undefined;
  const residual = residualOn(book.docket.instruments.get(history.instrument.name)!, record.date);
  const { through, measures, listed } = { through: undefined, measures: undefined, listed: undefined, ...record.act };
  return {
    act,
    on: record.date,
    because: [citeRecord(record)],
    ...(through !== undefined && { through }),
    ...(measures && { measures }),
    ...(listed !== undefined && { listed }),
    ...(residual && { residual: residual.through === undefined ? {} : { through: residual.through } }),
  };
}
