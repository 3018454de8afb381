import java.io.File;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Reads a GraphML file with Gephi's own importer and tells what arrived. */
public class Gephi {
  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    System.out.println(model.getGraph().getNodeCount() + " nodes, "
        + model.getGraph().getEdgeCount() + " edges, directed " + model.isDirected()
        + ", confidence " + model.getEdgeTable().getColumn("confidence").getTypeClass().getSimpleName()
        + ", negated " + model.getEdgeTable().getColumn("negated").getTypeClass().getSimpleName());
    System.exit(0);
  }
}
