// The part of hnswlib-node 3 that Kutip uses. Declared here because the package is optional: where it could not be built,
// its own types are missing too, and the project must still compile.

declare module 'hnswlib-node' {
  export interface HierarchicalNSW {
    initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
    /** Reads on a thread of its own; the object must stay referenced until it has ended. */
    readIndex(file: string): Promise<boolean>;
    writeIndex(file: string): Promise<boolean>;
    resizeIndex(maxElements: number): void;
    addPoint(point: number[], label: number): void;
    markDelete(label: number): void;
    searchKnn(point: number[], k: number): { distances: number[]; neighbors: number[] };
    getCurrentCount(): number;
    getMaxElements(): number;
    setEf(ef: number): void;
  }

  const library: { HierarchicalNSW: new (space: 'ip', dimensions: number) => HierarchicalNSW };
  export default library;
}
