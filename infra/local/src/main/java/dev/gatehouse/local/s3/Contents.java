package dev.gatehouse.local.s3;

import java.util.Collection;

/** Where one bucket's objects are kept. */
interface Contents {
    /** What is there from before. */
    Collection<StoredObject> load();

    /** All of the object, or nothing of it. */
    void write(StoredObject object, byte[] content);

    byte[] read(StoredObject object);

    void delete(String key);
}
