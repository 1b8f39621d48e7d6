// The calibration that ships, and what is said of one that cannot be used.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCalibration } from '../../src/answer/calibration.js';
import { calibrationFile } from '../../src/services.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-calibration-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the calibration', () => {
  it('ships with the models it was made for, and says where it comes from', () => {
    const calibration = readCalibration(calibrationFile());
    expect(calibration).toMatchObject({ encoder: 'kutip-encoder', reader: 'kutip-reader' });
    expect(calibration.provenance).toMatchObject({ folds: 5, sets: ['facqa', 'tydiqa_id'] });
    expect(calibration.thresholds.sure).toBeGreaterThan(calibration.thresholds.perhaps);
  });

  it.each([
    ['missing', null],
    ['not JSON', '{'],
    ['something else', '{"answers": 1}'],
  ])('that is %s is told with the remedy', (_how, content) => {
    const file = join(folder, 'calibration.json');
    if (content !== null) writeFileSync(file, content);
    expect(() => readCalibration(file)).toThrow(/Install Kutip again/);
  });
});
