/** The attack on what the example trust publishes. */
import { attackExample } from './example-tests.mjs';
import { exampleReports } from './examples.mjs';

attackExample('trust', await exampleReports('trust'));
