"""From a document to what rules look at: passages with sentences, numbers and times; tables with typed cells."""
