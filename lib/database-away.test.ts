import { expect, test } from 'vitest'
import { isDatabaseAway } from './database-away'

const coded = (code: string, message = 'It failed') => Object.assign(new Error(message), { code })

test('a database that is down, starting or out of reach is told from a query that is wrong', () => {
  for (const error of [
    coded('ECONNREFUSED'),
    coded('57P03'),
    coded('P1001'),
    coded('P2010', 'Raw query failed. Code: `57P01`. Message: `terminating connection due to administrator command`'),
    coded('P2039', 'Database error. Code: `57P03`. Message: `the database system is starting up`'),
    coded('P2010', "Raw query failed. Code: `N/A`. Message: `Can't reach database server at 127.0.0.1:5432`"),
    coded('EPIPE'),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
    coded('P2028', 'Transaction API error: Unable to start a transaction in the given time.'),
    new Error('timeout exceeded when trying to connect'),
  ])
    expect(isDatabaseAway(error)).toBe(true)
  for (const error of [
    coded('P2010', 'Raw query failed. Code: `42703`. Message: `column does not exist`'),
    coded('P2002'),
    coded('P2028', 'Transaction API error: Transaction already closed: A query cannot be executed on an expired one.'),
    new Error('Nothing to do with it'),
    'ECONNREFUSED',
  ])
    expect(isDatabaseAway(error)).toBe(false)
})
