import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { deflateRawSync, gzipSync, crc32 } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { AppError } from '../../errors'
import { detectFiles } from './detect-file'
import { readFile } from './read-file'
import { type Caps, defaultCaps } from './schema'

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-bad-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Rows as "line: cells" or "line!: reason"; a file that cannot be read is one sentence. */
async function outcomeOf(name: string, content: string | Buffer, caps: Partial<Caps> = {}) {
  const file = path.join(folder, 'upload')
  writeFileSync(file, content)
  const all = { ...defaultCaps, seconds: 8, ...caps }
  const rows: string[] = []
  try {
    for (const found of await detectFiles(file, name, all))
      for await (const entries of readFile(found, found.shape, all, { uploaded: 0, decoded: 0 }))
        for (const { line, column, values, reason } of entries)
          rows.push(
            values
              ? `${line}: ${JSON.stringify(values).slice(0, 200)}`
              : `${line}${column ? `:${column}` : ''}! ${reason}`,
          )
    return rows
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.message
  }
}

function zipOf(entries: [string, Buffer][], breakSum = false) {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(breakSum ? 1 : crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06'), end])
}

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const csv = 'prompt,label\nhello,safe\n'
const hello = ['2: {"prompt":"hello","label":"safe"}']

type Case = [
  name: string,
  file: string,
  content: string | Buffer,
  outcome: string | string[] | RegExp,
  caps?: Partial<Caps>,
]
const cases: Case[] = [
  [
    'a quote that never closes',
    'a.csv',
    'prompt,label\nfine,safe\nx,"open\nnext,safe\n',
    [
      '2: {"prompt":"fine","label":"safe"}',
      '3:3! a quote opens here and is never closed',
      '4: {"prompt":"next","label":"safe"}',
    ],
  ],
  [
    'a quote that never closes in the header',
    'a.csv',
    'prompt,"label\nfine,safe\n',
    'a.csv, line 1, column 8: a quote opens here and is never closed',
  ],
  [
    'text after a closing quote',
    'a.csv',
    'prompt,label\n"a"b,safe\n',
    ['2:4! after a closing quote there is more text before the next separator'],
  ],
  [
    'ragged rows',
    'a.csv',
    'prompt,label\na\nb,safe,more\nc,safe\n',
    [
      '2! this row has 1 cell, and there are 2 columns',
      '3! this row has 3 cells, and there are 2 columns',
      '4: {"prompt":"c","label":"safe"}',
    ],
  ],
  [
    'mixed line ends',
    'a.csv',
    'prompt,label\r\na,safe\nb,"two\r\nlines"\r\n',
    ['2: {"prompt":"a","label":"safe"}', '3: {"prompt":"b","label":"two\\r\\nlines"}'],
  ],
  [
    'ten thousand columns',
    'a.csv',
    `prompt${',c'.repeat(9_999)}\n`,
    'a.csv, line 1: there are 10,000 columns, and the limit is 512',
  ],
  [
    'two headers of one name',
    'a.csv',
    'prompt,label,prompt\na,b,c\n',
    'a.csv, line 1: columns 1 and 3 are both called “prompt”',
  ],
  [
    'a header called __proto__',
    'a.csv',
    'prompt,__proto__,constructor\na,b,c\n',
    ['2: {"prompt":"a","__proto__":"b","constructor":"c"}'],
  ],
  ['a header without a name', 'a.csv', 'prompt,\na,b\n', ['2: {"prompt":"a","column_2":"b"}']],
  ['an empty file', 'a.csv', '', 'a.csv: there is nothing in this file'],
  ['a file of blanks', 'a.csv', ' \n\n', 'a.csv: there is nothing in this file'],
  ['a header alone', 'a.csv', 'prompt,label\n', []],
  ['UTF-16', 'a.csv', utf16(csv), hello],
  ['UTF-16 without a mark', 'a.csv', Buffer.from(csv, 'utf16le').swap16(), hello],
  ['a byte order mark', 'a.csv', `\ufeff${csv}`, hello],
  [
    'Windows-1252',
    'a.csv',
    Buffer.from('prompt,label\ncaf\xe9 \x80,safe\n', 'latin1'),
    ['2: {"prompt":"café €","label":"safe"}'],
  ],
  ['semicolons', 'a.csv', 'prompt;label\na,b;safe\n', ['2: {"prompt":"a,b","label":"safe"}']],
  [
    'a cut gzip',
    'a.csv.gz',
    gzipSync(csv.repeat(50)).subarray(0, 30),
    'a.csv.gz: the archive ends too early; it was cut off on its way',
  ],
  ['two gzips in a row', 'a.csv.gz', Buffer.concat([gzipSync('prompt,label\n'), gzipSync('hello,safe\n')]), hello],
  [
    'a gzip with a wrong checksum',
    'a.csv.gz',
    (() => {
      const packed = gzipSync(csv)
      packed[packed.length - 6]! ^= 1
      return packed
    })(),
    'a.csv.gz: the checksum of the archive does not match its content; it is damaged',
  ],
  [
    'bytes after a gzip',
    'a.csv.gz',
    Buffer.concat([gzipSync(csv), Buffer.from('garbage')]),
    'a.csv.gz: after the packed text come bytes that are no archive',
  ],
  [
    'a gzip in a gzip',
    'a.csv.gz.gz',
    gzipSync(gzipSync(csv)),
    'a.csv.gz.gz: it is packed twice; unpack it once and send it again',
  ],
  [
    'a gzip bomb',
    'a.csv.gz',
    gzipSync(Buffer.alloc(60_000_000, 'prompt,x\n')),
    'a.csv.gz: it unpacks to more than 300 times its size, which no table does',
  ],
  [
    'a zip',
    'a.zip',
    zipOf([
      ['x/one.csv', Buffer.from(csv)],
      ['two.jsonl', Buffer.from('{"prompt":"b"}\n')],
    ]),
    [...hello, '1: {"prompt":"b"}'],
  ],
  [
    'a zip with a wrong checksum',
    'a.zip',
    zipOf([['one.csv', Buffer.from(csv)]], true),
    /one.csv: the checksum in the archive does not match/,
  ],
  [
    'a zip that climbs',
    'a.zip',
    zipOf([['../../etc/passwd', Buffer.from(csv)]]),
    'a.zip: it holds the name “../../etc/passwd”, which leads out of the archive',
  ],
  [
    'an Excel workbook called .csv',
    'a.csv',
    zipOf([['[Content_Types].xml', Buffer.from('<x/>')]]),
    'a.csv: this is an Office document; save the sheet as CSV and send that',
  ],
  ['a PDF called .jsonl', 'a.jsonl', '%PDF-1.7\n', 'a.jsonl: this is a PDF document, which cannot be imported as rows'],
  [
    'a YAML alias bomb',
    'a.yaml',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: [${'*b,'.repeat(9)}]\n`,
    /a\.yaml, line 2, column \d+: it uses aliases/,
  ],
  [
    'YAML merge keys',
    'a.yaml',
    'a:\n  <<: {x: 1}\n  y: 2\n',
    'a.yaml: it uses merge keys (<<), which are not read; write the values out',
  ],
  ['deep YAML', 'a.yaml', `${'['.repeat(5_000)}`, /a\.yaml.*(nested too deeply|line)/],
  ['a YAML function', 'a.yaml', '- !!js/function "function () {}"\n', /a\.yaml, line 1, column \d+: /],
  [
    'YAML numbers keep their digits',
    'a.yaml',
    '- prompt: 0123\n  n: 12345678901234567890\n',
    ['1: {"prompt":"0123","n":"12345678901234567890"}'],
  ],
  [
    'deep JSON',
    'a.jsonl',
    `{"prompt":"x","d":${'['.repeat(100)}${']'.repeat(100)}}\n`,
    ['1! it is nested more than 64 levels deep'],
  ],
  [
    'a JSON name that stands twice',
    'a.jsonl',
    '{"prompt":"a","prompt":"b"}\n{"prompt":"c","more":{"x":1, "y":{"x":2},"\\u0078" :3}}\n{"prompt":"d","say":"\\"prompt\\": e"}\n',
    [
      '1:15! “prompt” stands twice in one map',
      '2:42! “x” stands twice in one map',
      '3: {"prompt":"d","say":"\\"prompt\\": e"}',
    ],
  ],
  [
    'a JSON name that stands twice in a list, in a map of maps, and in a row alone',
    'a.json',
    '[{"prompt":"a"},\n {"prompt":"b","__proto__":1,"__proto__":2}]',
    ['1: {"prompt":"a"}', '2:29! “__proto__” stands twice in one map'],
  ],
  [
    'a row alone whose name stands twice',
    'a.json',
    '{"prompt":"a",\n"prompt":"b"}',
    ['1:1! “prompt” stands twice in one map'],
  ],
  ['a YAML name that stands twice', 'a.yaml', '- prompt: a\n  prompt: b\n', /a\.yaml, line 2, column 3: .*duplicated/],
  ['very deep JSON', 'a.json', '['.repeat(200_000), /a\.json, line 1, column 2: /],
  [
    'huge integers',
    'a.jsonl',
    '{"prompt":"x","n":9007199254740993,"big":1e400,"f":0.1,"e":15e-1}\n',
    ['1: {"prompt":"x","n":"9007199254740993","big":"1e400","f":0.1,"e":1.5}'],
  ],
  [
    'a __proto__ key in JSON',
    'a.jsonl',
    '{"prompt":"x","__proto__":{"polluted":1}}\n',
    ['1: {"prompt":"x","__proto__":{"polluted":1}}'],
  ],
  [
    'a line that is no JSON',
    'a.jsonl',
    '{"prompt":"x"}\n{"prompt":}\n{"prompt":"y"}\n',
    ['1: {"prompt":"x"}', '2:11! this is not valid JSON', '3: {"prompt":"y"}'],
  ],
  [
    'JSON lines cut off',
    'a.jsonl',
    '{"prompt":"x"}\n{"prompt":"y',
    ['1: {"prompt":"x"}', '2:13! this last line is not valid JSON; the file may have been cut off'],
  ],
  [
    'a JSON list cut off',
    'a.json',
    '[{"prompt":"x"},\n {"prompt":"y',
    'a.json, line 2, column 2: the file ends in the middle of this value; it was cut off',
  ],
  [
    'a JSON list without its end',
    'a.json',
    '[{"prompt":"x"}',
    'a.json, line 1, column 16: the list is not closed; the file was cut off',
  ],
  [
    'text after JSON',
    'a.json',
    '[{"prompt":"x"}] oops',
    'a.json, line 1, column 18: after the end of the JSON there is more text',
  ],
  ['a cell of 5 MB', 'a.csv', `prompt,label\n"${'x,'.repeat(2_500_000)}",safe\n`, /^2: \{"prompt":"x,x,/],
  [
    'a cell over the limit',
    'a.csv',
    `prompt,label\n${'x'.repeat(2_000)},safe\n`,
    ['2! the cell in “prompt” has 2,000 characters, and the limit is 1,000'],
    { cell: 1_000 },
  ],
  ['more rows than allowed', 'a.csv', `${csv}more,safe\n`, 'a.csv: it has more than 1 rows', { rows: 1 }],
  [
    'a larger upload than allowed',
    'a.csv',
    'x'.repeat(5_000),
    'a.csv: it has 5 kB, and the limit is 1 kB',
    { bytes: 1024 },
  ],
  [
    'a Parquet file that is none',
    'a.parquet',
    'PAR1 this is not parquet PAR1',
    /a\.parquet: this Parquet file cannot be read/,
  ],
]

test.each(cases)('%s', async (_, file, content, outcome, caps) => {
  const found = await outcomeOf(file, content, caps)
  if (outcome instanceof RegExp) expect(Array.isArray(found) ? found.join('\n') : found).toMatch(outcome)
  else expect(found).toEqual(outcome)
})

test('a broken byte spoils its own row, and its bytes come back as they were', async () => {
  const { decode, encode } = { ...(await import('./encodings')) }
  const bytes = Buffer.concat([Buffer.from('grün '), Buffer.from([0xff, 0xc3]), Buffer.from(' ok')])
  let text = ''
  for await (const part of decode(
    (async function* () {
      yield bytes.subarray(0, 6)
      yield bytes.subarray(6)
    })(),
    'utf-8',
    0,
  ))
    text += part
  expect(text.isWellFormed()).toBe(false)
  expect(encode(text, 'utf-8').equals(bytes)).toBe(true)
})
